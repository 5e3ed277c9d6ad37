import type { CellValue } from '../../../src/core/cell/cell';
import type { CheckedSheet } from '../../../src/core/check/checkSheet';
import type { Outcome } from '../../../src/core/kiva/outcome';
import { recordNames } from '../../../src/core/kiva/recordNames';
import type { KnownFact } from '../../../src/core/relayProtocol/messages';
import { knownRows } from '../../../src/core/send/knownRows';
import { learntRun } from '../../../src/core/send/learntRun';
import type { LedgerRun } from '../../../src/core/send/ledgerRun';
import type { SendPlan } from '../../../src/core/send/plan';
import { planSend, type SendContext } from '../../../src/core/send/planSend';
import { factsOf } from '../../../src/core/submission/facts';
import type { Submission } from '../../../src/core/submission/submission';
import { check } from '../check/sheets';
import { ENTRY, hash, idMaker } from './world';

const CONTEXT: SendContext = {
  environment: 'production',
  partnerId: '7',
  month: '2026-10',
  templateId: 't1',
  laterReport: 'unknown',
};
const ENTRY_HERE = { ...ENTRY, kind: 'loanDraft', environment: 'production' } as const;
const FIELDS = ['loanId', 'clientId', 'firstName', 'amount', 'groupLoanId', 'groupName', 'notPictured', 'loanUse'];
const ACCEPTED: Outcome = {
  fate: 'accepted',
  receipt: { code: '', message: '', draftId: 'D-1', archiveIds: [], confirmUrls: [], problems: [] },
};

const row = (at: number, group: string, use = 'to buy seeds'): readonly CellValue[] => [
  `L${at}`,
  `C${at}`,
  `Ana ${at}`,
  100 * at,
  group,
  group && `Group ${group}`,
  group && (at % 2 === 0 ? 'yes' : 'no'),
  use,
];

function sheet(rows: readonly (readonly CellValue[])[]): CheckedSheet {
  const checked = check('loanDraft', FIELDS, rows, { formats: { 'loanDraft.notPictured': { polarity: 'same' } } });
  expect(checked.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return checked;
}

const plan = (
  rows: readonly (readonly CellValue[])[],
  runs: readonly LedgerRun[] = [],
  change: Partial<SendContext> = {},
): Promise<SendPlan> => planSend(sheet(rows), { ...CONTEXT, ...change }, runs, hash, idMaker());

function sentRun({ submissions }: SendPlan, outcome?: Outcome): LedgerRun {
  return {
    ...ENTRY_HERE,
    version: 1,
    startedAt: '2026-11-02T09:59:00Z',
    submissions: submissions.map(({ id, rows }) => ({
      id,
      rows,
      ...(outcome && { outcome: { at: '2026-11-02T10:00:00Z', outcome } }),
    })),
  };
}

const only = ({ submissions: [first] }: SendPlan): Submission => {
  if (first === undefined) throw new Error('nothing planned');
  return first;
};
const GROUP = [row(1, 'G1'), row(2, 'G1'), row(3, 'G1')];

describe('a group loan', () => {
  it('is one call with a row for each borrower', async () => {
    const planned = await plan([...GROUP, row(4, '')]);
    expect(planned).toMatchObject({ rowCount: 4, total: '1000' });
    expect(planned.submissions.map(({ rows }) => rows.map(({ loanId }) => loanId))).toEqual([
      ['L1', 'L2', 'L3'],
      ['L4'],
    ]);
    expect(JSON.parse(only(planned).body)).toEqual({
      entreps: [
        { loan_id: 'L1', client_id: 'C1', first_name: 'Ana 1', amount: 100 },
        { loan_id: 'L2', client_id: 'C2', first_name: 'Ana 2', amount: 200 },
        { loan_id: 'L3', client_id: 'C3', first_name: 'Ana 3', amount: 300 },
      ],
      loanuse: 'to buy seeds',
      group_name: 'Group G1',
      internal_loan_id: 'G1',
      not_pictured: [false, true, false],
    });
  });

  it("names its members' ids as the group's where the account says so", async () => {
    const planned = await plan(GROUP, [], { groupIds: 'members' });
    expect(JSON.parse(only(planned).body)).toMatchObject({ internal_loan_id: ['L1', 'L2', 'L3'] });
  });

  it.each(['group', 'members'] as const)('is told to the register under each of its ids: %s', async (groupIds) => {
    const submission = only(await plan(GROUP, [], { groupIds }));
    const facts = factsOf(submission);
    const ofRecords = facts.filter(({ group }) => group !== true);
    expect(ofRecords.map(({ loanId }) => loanId)).toEqual(
      groupIds === 'group' ? ['G1', 'L1', 'L2', 'L3'] : ['L1', 'L2', 'L3'],
    );
    expect(facts.slice(ofRecords.length)).toMatchObject([{ loanId: 'G1', group: true }]);
    expect(new Set(facts.map(({ content }) => content)).size).toBe(1);
    expect(recordNames('postLoanDraft', submission.body)?.records.map(({ loanId }) => loanId)).toEqual(
      ofRecords.map(({ loanId }) => loanId),
    );
  });

  it('without an id of its own is told under those of its members', async () => {
    const rows = [row(1, ''), row(2, '')].map((cells) => cells.map((cell, at) => (at === 5 ? 'Wakulima' : cell)));
    const named = rows.map((cells, at) => cells.map((cell, place) => (place === 6 ? ['no', 'yes'][at]! : cell)));
    const submission = only(await plan(named));
    expect(submission.rows).toHaveLength(2);
    expect(factsOf(submission).map(({ loanId, group }) => [loanId, group])).toEqual([
      ['L1', undefined],
      ['L2', undefined],
    ]);
  });

  it.each([
    ['group', 'members'],
    ['members', 'group'],
    ['members', 'members'],
  ] as const)('is known by its own id where its members have others: sent as %s, then %s', async (first, then) => {
    const runs = [sentRun(await plan(GROUP, [], { groupIds: first }), ACCEPTED)];
    const renamed = GROUP.map((cells, at) => cells.map((cell, place) => (place === 0 ? `N${at + 1}` : cell)));
    const planned = await plan(renamed, runs, { groupIds: then });
    expect(planned.submissions).toEqual([]);
    expect(planned.changed.map(({ key, rule }) => [key, rule])).toEqual(
      ['N1', 'N2', 'N3'].map((key) => [key, 'second']),
    );
  });

  it("is no loan of its own id where only its members' ids go out", async () => {
    // Groups with running numbers beside loans with running numbers: group 2 is not loan 2, which is of group 1.
    const numbered = [1, 2, 3, 4].map((at) => row(at, at < 3 ? '1' : '2').map((cell, n) => (n === 0 ? `${at}` : cell)));
    const runs = [sentRun(await plan(numbered.slice(0, 2), [], { groupIds: 'members' }), ACCEPTED)];
    const planned = await plan(numbered, runs, { groupIds: 'members' });
    expect(planned.skipped.map(({ key, reason }) => [key, reason])).toEqual([
      ['1', 'accepted'],
      ['2', 'accepted'],
    ]);
    expect(planned.submissions.map(({ rows }) => rows.map(({ key }) => key))).toEqual([['3', '4']]);
    // Where the group's own id goes out, it is a loan's at Kiva.
    expect((await plan(numbered, runs, { groupIds: 'group' })).submissions).toEqual([]);
  });

  it('goes out first and whole where a new template begins with few rows', async () => {
    const planned = await plan([...GROUP, row(4, 'G1'), row(5, 'G2'), row(6, 'G2')]);
    expect(planned.firstRows).toBe(4);
    // A group that would make it more is not among the first.
    expect((await plan([row(1, ''), row(2, ''), ...[3, 4, 5].map((at) => row(at, 'G'))])).firstRows).toBe(2);
  });

  it('says what it said before in any order of its rows', async () => {
    const before = only(await plan(GROUP)).rows;
    const after = only(await plan([...GROUP].reverse())).rows;
    expect(after.map(({ fingerprint }) => fingerprint).reverse()).toEqual(before.map(({ fingerprint }) => fingerprint));
    expect(new Set([...before, ...after].map(({ content }) => content)).size).toBe(1);
  });

  it('is skipped as a whole once Kiva took it', async () => {
    const again = await plan([...GROUP].reverse(), [sentRun(await plan(GROUP), ACCEPTED)]);
    expect(again.submissions).toEqual([]);
    expect(again.skipped.map(({ key, reason, reference }) => [key, reason, reference])).toEqual(
      ['L3', 'L2', 'L1'].map((key) => [key, 'accepted', 'D-1']),
    );
  });

  it('that got another member is a second draft, and only by her word for every row', async () => {
    const runs = [sentRun(await plan(GROUP), ACCEPTED)];
    const more = [...GROUP, row(4, 'G1')];
    const planned = await plan(more, runs);
    expect(planned.submissions).toEqual([]);
    expect(planned.changed.map(({ key, rule }) => [key, rule])).toEqual(
      ['L1', 'L2', 'L3', 'L4'].map((key) => [key, 'second']),
    );
    const some = await plan(more, runs, { second: new Set(['L1', 'L2']) });
    expect(some.submissions).toEqual([]);
    expect(some.skipped.map(({ reason }) => reason)).toEqual(['groupWaits', 'groupWaits']);
    const all = await plan(more, runs, { second: new Set(['L1', 'L2', 'L3', 'L4']) });
    expect(all.submissions.map(({ rows }) => rows.length)).toEqual([4]);
    expect(factsOf(only(all)).every(({ despite }) => despite?.[0] === runs[0]?.submissions[0]?.id)).toBe(true);
  });

  it('waits as a whole while nobody knows of one of its loans', async () => {
    const alone = sentRun(await plan([row(2, '')]), { fate: 'unknown', reason: 'timeout' });
    const planned = await plan(GROUP, [alone]);
    expect(planned.submissions).toEqual([]);
    expect(planned.skipped.map(({ key, reason }) => [key, reason])).toEqual([
      ['L2', 'unknown'],
      ['L1', 'groupWaits'],
      ['L3', 'groupWaits'],
    ]);
  });

  describe('of which the register knows', () => {
    const fact = (at: number, change: Partial<KnownFact> = {}): KnownFact => ({
      at,
      state: 'accepted',
      same: false,
      submissionId: 'theirs',
      since: '2026-11-01T00:00:00Z',
      reference: 'D-9',
      ...change,
    });

    it('a member, none of its rows goes', async () => {
      const submission = only(await plan(GROUP));
      const { rest, changed, skipped } = knownRows(submission, [fact(2)]);
      expect(rest).toEqual([]);
      expect(changed.map(({ key }) => key)).toEqual(['L2']);
      expect(skipped.map(({ key, reason }) => [key, reason])).toEqual([
        ['L1', 'groupWaits'],
        ['L3', 'groupWaits'],
      ]);
    });

    it('its own id alone, each row is told', async () => {
      const submission = only(await plan(GROUP, [], { groupIds: 'members' }));
      const facts = [fact(factsOf(submission).findIndex(({ group }) => group === true))];
      expect(knownRows(submission, facts).changed.map(({ key }) => key)).toEqual(['L1', 'L2', 'L3']);
      const learnt = learntRun(sentRun(await plan(GROUP)), submission, facts, { runId: 'r', at: '2026-11-02' });
      expect(learnt?.submissions.map(({ rows }) => rows.map(({ key }) => key))).toEqual([['L1', 'L2', 'L3']]);
      const change = { groupIds: 'members', second: new Set(['L1', 'L2', 'L3']) } as const;
      const again = factsOf(only(await plan(GROUP, learnt === undefined ? [] : [learnt], change)));
      expect(again.map(({ despite }) => despite)).toEqual(again.map(() => ['theirs']));
    });

    it('the whole, each row is told once', async () => {
      const submission = only(await plan(GROUP));
      const facts = [0, 1, 2, 3, 4].map((at) => fact(at, { same: true }));
      expect(knownRows(submission, facts).skipped.map(({ key, reason }) => [key, reason])).toEqual(
        ['L1', 'L2', 'L3'].map((key) => [key, 'accepted']),
      );
      const learnt = learntRun(sentRun(await plan(GROUP)), submission, facts, { runId: 'r', at: '2026-11-02' });
      expect(learnt?.submissions.map(({ rows }) => rows.map(({ key }) => key))).toEqual([['L1', 'L2', 'L3']]);
    });
  });
});
