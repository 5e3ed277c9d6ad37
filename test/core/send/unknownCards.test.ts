import { unknownCards } from '../../../src/core/send/unknownCards';
import { ACCEPTED, runOf, submissionOf, UNKNOWN } from './runs';

const CONTEXT = { environment: 'sandbox', partnerId: '7', storeId: 'store-1' } as const;
const ROWS = [
  ['L1', 5.25],
  ['L2', 6],
  ['L3', 7],
] as const;

describe('unknownCards', () => {
  it('is one for each submission that nobody knows of, with what is needed to find it in PA2', () => {
    const run = runOf([submissionOf('a', ROWS, UNKNOWN), submissionOf('b', [['L4', 1]], ACCEPTED)], {
      currency: 'KES',
    });
    expect(unknownCards([run], CONTEXT)).toEqual([
      {
        submissionId: 'a',
        runId: 'run-1',
        kind: 'repayment',
        environment: 'sandbox',
        month: '2026-10',
        at: '2026-11-02T10:00:00Z',
        count: 3,
        total: '18.25',
        currency: 'KES',
        firstKey: 'L1',
        lastKey: 'L3',
        rows: run.submissions[0]?.rows,
        loans: ['L1'],
        lookIn: 'repaymentReport',
        canLookUp: false,
      },
    ]);
  });

  it('holds what is open only when its relay can no longer be asked', () => {
    const run = runOf([submissionOf('a', ROWS)]);
    expect(unknownCards([run], CONTEXT)).toEqual([]);
    expect(unknownCards([{ ...run, initials: 'MR' }], { ...CONTEXT, storeId: 'another' })).toMatchObject([
      { submissionId: 'a', at: '2026-11-02T09:59:00Z', elsewhere: { storeId: 'store-1', initials: 'MR' } },
    ]);
  });

  it('is gone once it is decided, either way', () => {
    for (const arrived of [true, false]) {
      const decided = { ...submissionOf('a', ROWS, UNKNOWN), decision: { at: '2026-11-03T10:00:00Z', arrived } };
      expect(unknownCards([runOf([decided])], CONTEXT)).toEqual([]);
    }
  });

  it('knows one account alone, and shows the oldest first', () => {
    const later = submissionOf('b', ROWS, UNKNOWN, '2026-11-05T10:00:00Z');
    const runs = [
      runOf([later, submissionOf('a', ROWS, UNKNOWN)]),
      runOf([submissionOf('c', ROWS, UNKNOWN)], { environment: 'stage' }),
      runOf([submissionOf('d', ROWS, UNKNOWN)], { partnerId: '8' }),
    ];
    expect(unknownCards(runs, CONTEXT).map(({ submissionId }) => submissionId)).toEqual(['a', 'b']);
  });

  describe('of a group loan', () => {
    const { rows, ...group } = submissionOf('a', ROWS, UNKNOWN);
    const named = { ...group, rows: rows.map((row) => ({ ...row, groupId: 'G-7' })) };
    const loansOf = (submission: typeof group & { rows: typeof rows }, context = {}) =>
      unknownCards([runOf([submission], { kind: 'loanDraft' })], { ...CONTEXT, ...context }).map(({ loans }) => loans);

    it('sends her to the ids that PA2 lists it by: its own, or its members’ where the account sends those', () => {
      expect(loansOf(named)).toEqual([['G-7']]);
      expect(loansOf(named, { groupIds: 'group' })).toEqual([['G-7']]);
      expect(loansOf(named, { groupIds: 'members' })).toEqual([['L1', 'L2', 'L3']]);
    });

    it('goes by its members where the group is tied by its name and has no id', () => {
      expect(loansOf({ ...group, rows })).toEqual([['L1', 'L2', 'L3']]);
    });
  });

  it('says for each kind where to look, and no total where there is none', () => {
    const [drafts] = unknownCards([runOf([submissionOf('a', ROWS, UNKNOWN)], { kind: 'loanDraft' })], CONTEXT);
    expect(drafts).toMatchObject({ lookIn: 'drafts', total: '18.25' });
    const [journals] = unknownCards([runOf([submissionOf('a', ROWS, UNKNOWN)], { kind: 'journal' })], CONTEXT);
    expect(journals).toMatchObject({ lookIn: 'journals' });
    expect(journals).not.toHaveProperty('total');
  });
});
