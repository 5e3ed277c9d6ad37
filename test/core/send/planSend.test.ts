import type { Outcome, Receipt } from '../../../src/core/kiva/outcome';
import type { LedgerRun } from '../../../src/core/send/ledgerRun';
import { planSend } from '../../../src/core/send/planSend';
import { check, checkRepayments } from '../check/sheets';
import { cellOf } from '../cell/cells';
import { CONTEXT, ENTRY, hash, idMaker } from './world';

const RECEIPT: Receipt = {
  code: 'api.success',
  message: '',
  uploadId: '77',
  archiveIds: [],
  confirmUrls: [],
  problems: [],
};
const ACCEPTED: Outcome = { fate: 'accepted', receipt: RECEIPT };
const ROWS = [
  ['L1', 5],
  ['L2', 6],
] as const;

const plan = (
  ledger: readonly LedgerRun[] = [],
  context = CONTEXT,
  rows: Parameters<typeof checkRepayments>[0] = ROWS,
) => planSend(checkRepayments(rows), context, ledger, hash, idMaker());

/** A ledger in which these rows went out in one submission with this outcome. */
async function ledgerWith(
  outcome: Outcome | undefined,
  change: Partial<LedgerRun> = {},
  rows: Parameters<typeof checkRepayments>[0] = [['L1', 5]],
): Promise<LedgerRun> {
  const sent = await plan([], { ...CONTEXT, month: change.month ?? CONTEXT.month }, rows);
  const submissions = sent.submissions.map(({ id, rows: own }) => ({
    id,
    rows: own,
    ...(outcome !== undefined && { outcome: { at: '2026-11-02T10:00:00Z', outcome } }),
  }));
  return { ...ENTRY, version: 1, startedAt: '2026-11-02T09:59:00Z', submissions, ...change };
}

describe('planSend', () => {
  it('plans what is checked', async () => {
    expect(await plan()).toMatchObject({
      rowCount: 2,
      total: '11',
      skipped: [],
      submissions: [{ id: 'id-1', body: '{"repayments":[{"loan_id":"L1","amount":5},{"loan_id":"L2","amount":6}]}' }],
    });
  });

  it('skips what was accepted, with its date and reference', async () => {
    const { skipped, rowCount, total } = await plan([await ledgerWith(ACCEPTED)]);
    expect(skipped).toEqual([
      { row: 1, key: 'L1', reason: 'accepted', at: '2026-11-02T10:00:00Z', reference: '77', warned: false },
    ]);
    expect({ rowCount, total }).toEqual({ rowCount: 1, total: '6' });
  });

  it.each([
    ['warning', 'accepted'],
    ['error', 'rowRefused'],
  ] as const)('remembers what Kiva said of a row: %s', async (severity, reason) => {
    const problems = [{ loanId: 'L1', details: 'Known', code: 'x', severity }];
    const outcome: Outcome = { ...ACCEPTED, receipt: { ...ACCEPTED.receipt, problems } };
    const { skipped } = await plan([await ledgerWith(outcome)]);
    expect(skipped).toMatchObject([{ key: 'L1', reason, warned: true }]);
  });

  it('skips what may have arrived or is not settled yet', async () => {
    const unknown = await plan([await ledgerWith({ fate: 'unknown', reason: 'cut' })]);
    expect(unknown.skipped).toMatchObject([{ reason: 'unknown', at: '2026-11-02T10:00:00Z' }]);
    const unsettled = await plan([await ledgerWith(undefined)]);
    expect(unsettled.skipped).toMatchObject([{ reason: 'unsettled', at: '2026-11-02T09:59:00Z' }]);
  });

  it.each<[string, Outcome]>([
    ['rejected', { fate: 'rejected', status: 422, code: '', message: '', problems: [] }],
    ['limited', { fate: 'limited', status: 429 }],
    ['unauthorised', { fate: 'unauthorised', status: 401, code: '', message: '' }],
    ['not sent', { fate: 'notSent', reason: 'cancelled' }],
  ])('sends again what was %s', async (_, outcome) => {
    expect((await plan([await ledgerWith(outcome)])).skipped).toEqual([]);
  });

  it('believes the most telling of several outcomes, in any order', async () => {
    const accepted = await ledgerWith(ACCEPTED);
    const limited = await ledgerWith({ fate: 'limited', status: 429 });
    const unknown = await ledgerWith({ fate: 'unknown', reason: 'cut' });
    for (const ledger of [
      [accepted, unknown, limited],
      [limited, unknown, accepted],
    ]) {
      expect((await plan(ledger)).skipped).toMatchObject([{ reason: 'accepted' }]);
    }
    expect((await plan([unknown, limited])).skipped).toMatchObject([{ reason: 'unknown' }]);
  });

  it('keeps back a row that Kiva refused inside an accepted call until its content changes', async () => {
    const problem = { loanId: 'L1', details: 'no such loan', code: 'x', severity: 'error' } as const;
    const ledger = [await ledgerWith({ fate: 'accepted', receipt: { ...RECEIPT, problems: [problem] } })];
    expect((await plan(ledger)).skipped).toMatchObject([{ reason: 'rowRefused', reference: '77' }]);
    expect((await plan(ledger, CONTEXT, [['L1', 5.5]])).skipped).toEqual([]);
    const warned = { ...RECEIPT, problems: [{ ...problem, severity: 'warning' as const }] };
    expect((await plan([await ledgerWith({ fate: 'accepted', receipt: warned })])).skipped).toMatchObject([
      { reason: 'accepted' },
    ]);
  });

  it('sends equal amounts again in the next month', async () => {
    expect((await plan([await ledgerWith(ACCEPTED)], { ...CONTEXT, month: '2026-11' })).skipped).toEqual([]);
  });

  describe('after the account went from one CSV format to the other', () => {
    const FIELDS = ['loanId', 'clientId', 'amount'];
    const sheet = (csvFormat: 'two' | 'three') =>
      check('repayment', FIELDS, [['L1', 'C1', 5]], { account: { csvFormat }, amountMeaning: 'cumulativePrincipal' });
    const afterIn = async (csvFormat: 'two' | 'three', outcome: Outcome): Promise<LedgerRun> => {
      const { submissions } = await planSend(sheet(csvFormat), CONTEXT, [], hash, idMaker());
      const settled = submissions.map(({ id, rows }) => ({
        id,
        rows,
        outcome: { at: '2026-11-02T10:00:00Z', outcome },
      }));
      return { ...ENTRY, version: 1, startedAt: '2026-11-02T09:59:00Z', submissions: settled };
    };

    it.each([
      ['two', 'three'],
      ['three', 'two'],
    ] as const)('knows what went out with %s columns, and does not send it with %s', async (before, now) => {
      const again = await planSend(sheet(now), CONTEXT, [await afterIn(before, ACCEPTED)], hash, idMaker());
      expect(again).toMatchObject({ rowCount: 0, skipped: [{ row: 1, reason: 'accepted', reference: '77' }] });
    });

    it('sends again what Kiva did not take in the other format', async () => {
      const problems = [{ loanId: 'L1', details: 'no client', code: 'c', severity: 'error' as const }];
      const refused = await afterIn('two', { fate: 'accepted', receipt: { ...RECEIPT, problems } });
      expect((await planSend(sheet('three'), CONTEXT, [refused], hash, idMaker())).rowCount).toBe(1);
      expect((await planSend(sheet('two'), CONTEXT, [refused], hash, idMaker())).rowCount).toBe(0);
    });
  });

  it('never counts another environment or partner', async () => {
    const ledger = [
      await ledgerWith(ACCEPTED, { environment: 'stage' }),
      await ledgerWith(ACCEPTED, { partnerId: '8' }),
    ];
    expect((await plan(ledger)).skipped).toEqual([]);
  });

  it('knows a fact again whose id is displayed in another way', async () => {
    const ledger = [await ledgerWith(ACCEPTED, {}, [[1042970, 5]])];
    const again = await plan(ledger, CONTEXT, [[cellOf(1042970, '1,042,970', '#,##0'), '5.00']]);
    expect(again.skipped).toHaveLength(1);
  });

  it('hashes every row of a large sheet once', async () => {
    let hashed = 0;
    const rows = Array.from({ length: 1201 }, (_, n) => [`L${n}`, n]);
    const counting = (text: string) => {
      hashed += 1;
      return hash(text);
    };
    const { submissions } = await planSend(checkRepayments(rows), CONTEXT, [], counting, idMaker());
    expect(hashed).toBe(1201);
    expect(submissions.map(({ rows: own }) => own.length)).toEqual([200, 200, 200, 200, 200, 200, 1]);
  });
});
