import type { Outcome } from '../../../src/core/kiva/outcome';
import { historyOf, receiptOf } from '../../../src/core/send/history';
import { ACCEPTED, RECEIPT, runOf, submissionOf, UNKNOWN } from './runs';

const unauthorised: Outcome = { fate: 'unauthorised', status: 401, code: '', message: '' };

describe('historyOf', () => {
  const problems = [
    { loanId: 'L2', details: 'no such loan', code: 'x', severity: 'error' as const },
    { loanId: 'L3', details: 'late', code: 'y', severity: 'warning' as const },
  ];
  const run = runOf(
    [
      submissionOf(
        'a',
        [
          ['L1', 5],
          ['L2', 6],
          ['L3', 7.5],
        ],
        { fate: 'accepted', receipt: { ...RECEIPT, problems } },
      ),
      submissionOf('b', [['L4', 1]], UNKNOWN),
      submissionOf('c', [['L5', 1]]),
      submissionOf('d', [['L6', 1]], { fate: 'rejected', status: 400, code: '', message: '', problems: [] }),
      submissionOf('e', [['L7', 1]], { fate: 'notSent', reason: 'cancelled' }),
      { ...submissionOf('f', [['L8', 1]], UNKNOWN), decision: { at: '2026-11-03T00:00:00Z', arrived: false } },
      { ...submissionOf('g', [['L9', 2]], UNKNOWN), decision: { at: '2026-11-03T00:00:00Z', arrived: true } },
    ],
    { initials: 'AB', control: { given: '24', reason: 'One follows.' }, currency: 'KES' },
  );

  it('counts rows by what became of them, and sums what Kiva took', () => {
    expect(historyOf([run])).toMatchObject([
      {
        runId: 'run-1',
        at: '2026-11-02T09:59:00Z',
        initials: 'AB',
        kind: 'repayment',
        environment: 'sandbox',
        month: '2026-10',
        counts: {
          accepted: 3,
          warned: 1,
          rowRefused: 1,
          refused: 1,
          notSent: 1,
          unknown: 1,
          unsettled: 1,
          notArrived: 1,
          sentLater: 0,
        },
        total: '14.5',
        currency: 'KES',
        references: ['77'],
        control: { given: '24', reason: 'One follows.' },
        templateId: 't1',
        sheetId: 's1',
      },
    ]);
  });

  it('names the rows that still need somebody', () => {
    const cases = historyOf([run])[0]?.openCases.map(({ loanId, because }) => [loanId, because]);
    expect(cases).toEqual([
      ['L2', 'rowRefused'],
      ['L4', 'unknown'],
      ['L5', 'unsettled'],
      ['L6', 'refused'],
      ['L8', 'notArrived'],
    ]);
  });

  it('shows the newest first, and tells no open case of what another submission carries on', () => {
    const first = runOf([
      submissionOf('a', [['L1', 5]], unauthorised),
      submissionOf('b', [['L2', 5]], { fate: 'notSent', reason: 'noToken' }),
    ]);
    const second = runOf(
      [
        submissionOf(
          'c',
          [
            ['L1', 5],
            ['L2', 5],
          ],
          ACCEPTED,
        ),
      ],
      { runId: 'run-2', startedAt: '2026-11-02T11:00:00Z' },
    );
    for (const runs of [
      [first, second],
      [second, first],
    ]) {
      const [newest, oldest] = historyOf(runs);
      expect(newest).toMatchObject({ runId: 'run-2', counts: { accepted: 2, sentLater: 0 } });
      expect(oldest).toMatchObject({
        runId: 'run-1',
        counts: { refused: 0, notSent: 0, sentLater: 2 },
        openCases: [],
        total: '0',
      });
    }
  });

  describe('when what was not taken is tried again, and the second try never leaves', () => {
    const cancelled = runOf([submissionOf('b', [['L1', 5]], { fate: 'notSent', reason: 'cancelled' })], {
      runId: 'run-2',
      startedAt: '2026-11-02T11:00:00Z',
    });
    const refused = submissionOf('a', [['L1', 5]], {
      fate: 'rejected',
      status: 400,
      code: '',
      message: '',
      problems: [],
    });
    const notFound = {
      ...submissionOf('a', [['L1', 5]], UNKNOWN),
      decision: { at: '2026-11-02T10:30:00Z', arrived: false },
    };

    it.each([
      ['refused', refused],
      ['notArrived', notFound],
    ] as const)('leaves the first one as %s, an open case', (because, submission) => {
      const [again, first] = historyOf([runOf([submission]), cancelled]);
      expect(again).toMatchObject({ counts: { notSent: 1, sentLater: 0 }, openCases: [] });
      expect(first).toMatchObject({ counts: { [because]: 1, sentLater: 0 }, openCases: [{ loanId: 'L1', because }] });
      if (first !== undefined) expect(receiptOf(first).openCases).toHaveLength(1);
    });

    it('hands both over to a third one that left', () => {
      const third = runOf([submissionOf('c', [['L1', 5]], ACCEPTED)], {
        runId: 'run-3',
        startedAt: '2026-11-02T12:00:00Z',
      });
      const counts = historyOf([runOf([refused]), cancelled, third]).map((entry) => entry.counts);
      expect(counts).toMatchObject([{ accepted: 1 }, { notSent: 0, sentLater: 1 }, { refused: 0, sentLater: 1 }]);
    });
  });

  it('has every row in exactly one count', () => {
    const [entry] = historyOf([run]);
    const { warned, ...counts } = entry?.counts ?? { warned: 0 };
    expect(warned).toBe(1);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(9);
  });

  it('gives a receipt of what Kiva took', () => {
    const [entry] = historyOf([run]);
    if (entry === undefined) throw new Error('no entry');
    expect(receiptOf(entry)).toMatchObject({ count: 3, total: '14.5', references: ['77'], openCases: entry.openCases });
    expect(receiptOf(entry)).not.toHaveProperty('sheetId');
  });
});
