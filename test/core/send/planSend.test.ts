import type { Outcome, Receipt } from '../../../src/core/kiva/outcome';
import type { LedgerRun } from '../../../src/core/send/ledgerRun';
import { planSend, type SendContext } from '../../../src/core/send/planSend';
import { check, checkRepayments } from '../check/sheets';
import { cellOf } from '../cell/cells';
import { ENTRY, hash, idMaker } from './world';

const CONTEXT: SendContext = {
  environment: 'sandbox',
  partnerId: '7',
  month: '2026-10',
  templateId: 't1',
  laterReport: 'unknown',
};
const PRODUCTION: SendContext = { ...CONTEXT, environment: 'production' };

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

  it('adds up what of the same report went out before, as in her own cells', async () => {
    const past = await ledgerWith(ACCEPTED);
    const made = await plan([past]);
    expect(made).toMatchObject({ total: '6', sentBefore: { rows: 1, total: '5', together: '11' } });
    expect(await plan()).not.toHaveProperty('sentBefore');
    const checked = checkRepayments(ROWS);
    const sendable = checked.sendable.map((record) => ({ ...record, ownAmount: 1.5 }));
    const own = await planSend({ ...checked, sendable }, CONTEXT, [past], hash, idMaker());
    expect(own).toMatchObject({ ownTotal: '1.5', sentBefore: { rows: 1, total: '1.5', together: '3' } });
  });

  it('adds nothing that was not accepted, that changed since, or that is of another month or environment', async () => {
    const sent = await ledgerWith(ACCEPTED);
    const pasts = [
      await ledgerWith({ fate: 'unknown', reason: 'cut' }),
      await ledgerWith(undefined),
      await ledgerWith(ACCEPTED, {}, [['L1', 4]]),
      await ledgerWith(ACCEPTED, { month: '2026-09' }),
      { ...sent, environment: 'production' as const },
      { ...sent, partnerId: '8' },
    ];
    for (const past of pasts) expect(await plan([past])).not.toHaveProperty('sentBefore');
  });

  it('keeps what her own cells say where other amounts go out, and their total', async () => {
    const checked = checkRepayments(ROWS);
    const sendable = checked.sendable.map((record, n) => (n === 0 ? { ...record, ownAmount: 1.5 } : record));
    const made = await planSend({ ...checked, sendable }, CONTEXT, [], hash, idMaker());
    expect(made).toMatchObject({ total: '11', ownTotal: '7.5' });
    expect(made.submissions[0]?.rows.map(({ own }) => own)).toEqual([1.5, undefined]);
    expect(await plan()).not.toHaveProperty('ownTotal');
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

    it('knows what went out with three columns once the client column is no longer mapped', async () => {
      const ledger = [await afterIn('three', ACCEPTED)];
      const two = check('repayment', ['loanId', '', 'amount'], [['L1', 'C1', 5]]);
      expect(await planSend(two, CONTEXT, ledger, hash, idMaker())).toMatchObject({
        rowCount: 0,
        skipped: [{ row: 1, reason: 'accepted', reference: '77' }],
      });
    });

    it('does not take one client of a loan for another', async () => {
      const other = check('repayment', FIELDS, [['L1', 'C2', 5]], { account: { csvFormat: 'three' } });
      expect(await planSend(other, CONTEXT, [await afterIn('three', ACCEPTED)], hash, idMaker())).toMatchObject({
        rowCount: 1,
      });
    });

    it('sends again what Kiva did not take in the other format', async () => {
      const problems = [{ loanId: 'L1', details: 'no client', code: 'c', severity: 'error' as const }];
      const refused = await afterIn('two', { fate: 'accepted', receipt: { ...RECEIPT, problems } });
      const mended = await planSend(sheet('three'), CONTEXT, [refused], hash, idMaker());
      expect(mended.submissions).toMatchObject([{ rows: [{ loanId: 'L1', despite: ['id-1'] }] }]);
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

  it('hashes fact and content of every row of a large sheet once', async () => {
    let hashed = 0;
    const rows = Array.from({ length: 1201 }, (_, n) => [`L${n}`, n]);
    const counting = (text: string) => {
      hashed += 1;
      return hash(text);
    };
    const { submissions } = await planSend(checkRepayments(rows), CONTEXT, [], counting, idMaker());
    expect(hashed).toBe(2 * 1201);
    expect(submissions.map(({ rows: own }) => own.length)).toEqual([200, 200, 200, 200, 200, 200, 1]);
  });

  it('gives the rest of a run what it needs', async () => {
    const { submissions, currency } = await plan();
    expect(submissions[0]).toMatchObject({
      month: '2026-10',
      records: ['{"loan_id":"L1","amount":5}', expect.any(String)],
    });
    expect(currency).toBeUndefined();
    const rows = [
      ['L1', 5, 'kes'],
      ['L2', 6, 'KES'],
    ];
    const inShillings = check('repayment', ['loanId', 'amount', 'currency'], rows);
    expect(await planSend(inShillings, CONTEXT, [], hash, idMaker())).toMatchObject({ currency: 'KES' });
  });
});

describe('a changed amount of the month', () => {
  const changed = [['L1', 5.5]] as const;

  it.each(['unknown', 'adds'] as const)('is corrected in PA2 where a later report %s', async (laterReport) => {
    const {
      rowCount,
      changed: found,
      skipped,
    } = await plan([await ledgerWith(ACCEPTED)], { ...CONTEXT, laterReport }, changed);
    expect({ rowCount, skipped }).toEqual({ rowCount: 0, skipped: [] });
    expect(found).toEqual([
      { row: 1, key: 'L1', rule: 'correctInPa2', at: '2026-11-02T10:00:00Z', reference: '77', submissionId: 'id-1' },
    ]);
  });

  it('goes out in spite of the first where a later report replaces it, but never back to what was there', async () => {
    const context = { ...CONTEXT, laterReport: 'replaces' } as const;
    const first = await ledgerWith(ACCEPTED);
    const { submissions, changed: none } = await plan([first], context, changed);
    expect(none).toEqual([]);
    expect(submissions[0]?.rows).toMatchObject([{ loanId: 'L1', despite: ['id-1'] }]);

    const later = await ledgerWith(ACCEPTED, { runId: 'run-2', startedAt: '2026-11-03T09:00:00Z' }, changed);
    const second = {
      ...later,
      submissions: later.submissions.map((own) => ({
        ...own,
        id: 's2',
        outcome: { at: '2026-11-03T10:00:00Z', outcome: ACCEPTED },
      })),
    };
    for (const ledger of [
      [first, second],
      [second, first],
    ]) {
      expect((await plan(ledger, context, changed)).skipped).toMatchObject([
        { reason: 'accepted', at: '2026-11-03T10:00:00Z' },
      ]);
      expect((await plan(ledger, context, [['L1', 5]])).changed).toMatchObject([
        { rule: 'correctInPa2', submissionId: 's2' },
      ]);
      expect((await plan(ledger, context, [['L1', 7]])).submissions[0]?.rows).toMatchObject([
        { despite: ['id-1', 's2'] },
      ]);
    }
  });

  it('waits while nobody knows what became of the first', async () => {
    const context = { ...CONTEXT, laterReport: 'replaces' } as const;
    expect(
      (await plan([await ledgerWith({ fate: 'unknown', reason: 'cut' })], context, changed)).skipped,
    ).toMatchObject([{ reason: 'unknown' }]);
    expect((await plan([await ledgerWith(undefined)], context, changed)).skipped).toMatchObject([
      { reason: 'unsettled' },
    ]);
  });

  it('is no change in another month, environment or partner', async () => {
    const ledger = [await ledgerWith(ACCEPTED)];
    expect((await plan(ledger, { ...CONTEXT, month: '2026-11' }, changed)).changed).toEqual([]);
    expect((await plan(ledger, { ...CONTEXT, partnerId: '8' }, changed)).changed).toEqual([]);
    expect((await plan(ledger, PRODUCTION, changed)).changed).toEqual([]);
  });

  it('is not let out once for several clients that went out one by one', async () => {
    const FIELDS = ['loanId', 'clientId', 'amount'];
    const three = (rows: readonly (readonly [string, string, number])[]) =>
      check('repayment', FIELDS, rows, { account: { csvFormat: 'three' } });
    const sent = await planSend(
      three([
        ['L1', 'C1', 5],
        ['L1', 'C2', 6],
      ]),
      CONTEXT,
      [],
      hash,
      idMaker(),
    );
    const outcome = { at: '2026-11-02T10:00:00Z', outcome: ACCEPTED };
    const submissions = sent.submissions.map(({ id, rows }) => ({ id, rows, outcome }));
    expect(submissions).toHaveLength(2);
    const ledger: LedgerRun[] = [{ ...ENTRY, version: 1, startedAt: '2026-11-02T09:59:00Z', submissions }];
    const context = { ...CONTEXT, laterReport: 'replaces' } as const;
    expect(await plan(ledger, context, [['L1', 7]])).toMatchObject({
      rowCount: 0,
      changed: [{ rule: 'correctInPa2' }],
    });
    const ofOneClient = await planSend(three([['L1', 'C2', 7]]), context, ledger, hash, idMaker());
    expect(ofOneClient.submissions[0]?.rows).toMatchObject([{ clientId: 'C2', despite: ['id-2'] }]);
  });
});

describe('a changed draft or journal', () => {
  const drafts = (name: string) => check('loanDraft', ['loanId', 'firstName'], [['L1', name]]);
  const journals = (body: string) => check('journal', ['loanId', 'subject', 'body'], [['L1', 'News', body]]);
  const ledgerOf = async (checked: ReturnType<typeof check>): Promise<LedgerRun[]> => {
    const { submissions } = await planSend(checked, CONTEXT, [], hash, idMaker());
    const outcome = { at: '2026-11-02T10:00:00Z', outcome: { ...ACCEPTED, receipt: { ...RECEIPT, uploadId: 'd1' } } };
    const settled = submissions.map(({ id, rows }) => ({ id, rows, outcome }));
    return [{ ...ENTRY, kind: checked.kind.id, version: 1, startedAt: '2026-11-02T09:59:00Z', submissions: settled }];
  };

  it('stays at home as a second draft, until she wants it', async () => {
    const ledger = await ledgerOf(drafts('Ana'));
    const asked = await planSend(drafts('Anna'), CONTEXT, ledger, hash, idMaker());
    expect(asked).toMatchObject({ rowCount: 0, changed: [{ key: 'L1', rule: 'second', reference: 'd1' }] });
    const wanted = await planSend(drafts('Anna'), { ...CONTEXT, second: new Set(['L1']) }, ledger, hash, idMaker());
    expect(wanted.submissions).toMatchObject([{ rows: [{ despite: ['id-1'] }] }]);
    const same = await planSend(drafts('Ana'), { ...CONTEXT, second: new Set(['L1']) }, ledger, hash, idMaker());
    expect(same).toMatchObject({ rowCount: 0, skipped: [{ reason: 'accepted' }] });
  });

  it('is a new journal', async () => {
    const ledger = await ledgerOf(journals('One.'));
    expect(await planSend(journals('Two.'), CONTEXT, ledger, hash, idMaker())).toMatchObject({
      rowCount: 1,
      changed: [],
    });
    expect(await planSend(journals('One.'), CONTEXT, ledger, hash, idMaker())).toMatchObject({ rowCount: 0 });
  });
});

describe('a decision about a submission of unknown outcome', () => {
  const decided = async (arrived: boolean, outcome?: Outcome): Promise<LedgerRun> => {
    const run = await ledgerWith(outcome);
    const decision = { at: '2026-11-03T08:00:00Z', arrived };
    return { ...run, submissions: run.submissions.map((submission) => ({ ...submission, decision })) };
  };
  const unknown: Outcome = { fate: 'unknown', reason: 'cut' };

  it.each([unknown, undefined])('counts as accepted when it arrived', async (outcome) => {
    expect((await plan([await decided(true, outcome)])).skipped).toMatchObject([{ reason: 'accepted' }]);
  });

  it.each([unknown, undefined])('lets the rows out in spite of it when it did not, changed or not', async (outcome) => {
    for (const amount of [5, 5.5]) {
      const { skipped, changed, submissions } = await plan([await decided(false, outcome)], CONTEXT, [['L1', amount]]);
      expect({ skipped, changed }).toEqual({ skipped: [], changed: [] });
      expect(submissions[0]?.rows).toMatchObject([{ despite: ['id-1'] }]);
    }
  });

  it('does not count against what is known', async () => {
    expect((await plan([await decided(false, ACCEPTED)])).skipped).toMatchObject([{ reason: 'accepted' }]);
    const refused: Outcome = { fate: 'rejected', status: 400, code: '', message: '', problems: [] };
    expect((await plan([await decided(true, refused)])).skipped).toEqual([]);
  });
});

describe('the first Production run of a template', () => {
  const many = Array.from({ length: 10 }, (_, n) => [`L${n}`, n] as const);
  const sizes = ({ submissions }: Awaited<ReturnType<typeof plan>>) => submissions.map(({ rows }) => rows.length);
  const production = (rows: typeof many, change: Partial<LedgerRun> = {}) =>
    ledgerWith(ACCEPTED, { environment: 'production', ...change }, rows);

  const CHECKED = [{ at: '2026-11-02T10:05:00Z', pause: 'firstRows' as const }];
  /** The run's submissions, with an error at the first so many rows. */
  const refusing = ({ submissions }: LedgerRun, count: number): LedgerRun['submissions'] =>
    submissions.map((submission) => {
      const problems = submission.rows
        .slice(0, count)
        .map(({ loanId }) => ({ loanId, details: 'no', code: 'x', severity: 'error' as const }));
      const outcome: Outcome = { ...ACCEPTED, receipt: { ...RECEIPT, problems } };
      return { ...submission, outcome: { at: '2026-11-02T10:00:00Z', outcome } };
    });

  it('begins with a few rows', async () => {
    const first = await plan([], PRODUCTION, many);
    expect({ firstRows: first.firstRows, sizes: sizes(first) }).toEqual({ firstRows: 3, sizes: [3, 7] });
  });

  it('counts drafts, which go one a call, in the same way', async () => {
    const drafts = check(
      'loanDraft',
      ['loanId'],
      many.map(([loan]) => [loan]),
    );
    const first = await planSend(drafts, PRODUCTION, [], hash, idMaker());
    expect({ firstRows: first.firstRows, calls: first.submissions.length }).toEqual({ firstRows: 3, calls: 10 });
  });

  it('does not where all fits, nor in practice', async () => {
    expect(await plan([], PRODUCTION, many.slice(0, 3))).not.toHaveProperty('firstRows');
    const practice = await plan([], CONTEXT, many);
    expect(practice).not.toHaveProperty('firstRows');
    expect(sizes(practice)).toEqual([10]);
  });

  it('is over once a run went on after its first rows, in Production, for this partner and template', async () => {
    const proof = await production(many.slice(0, 3), { month: '2026-09', checked: CHECKED });
    expect(await plan([proof], PRODUCTION, many)).not.toHaveProperty('firstRows');
    for (const change of [
      { environment: 'stage' },
      { partnerId: '8' },
      { templateId: 't2' },
      { mapping: 'anew' },
    ] as const) {
      expect(await plan([{ ...proof, ...change }], PRODUCTION, many)).toMatchObject({ firstRows: 3 });
    }
    const nameless = { ...PRODUCTION, templateId: '' };
    expect(await plan([{ ...proof, templateId: '' }], nameless, many)).toMatchObject({ firstRows: 3 });
  });

  it('is over for the columns as they were mapped, and begins again when they are mapped anew', async () => {
    const proof = await production(many.slice(0, 4), { month: '2026-09', mapping: 'm1', checked: CHECKED });
    expect(await plan([proof], { ...PRODUCTION, mapping: 'm1' }, many)).not.toHaveProperty('firstRows');
    expect(await plan([proof], { ...PRODUCTION, mapping: 'm2' }, many)).toMatchObject({ firstRows: 3, mapping: 'm2' });
    expect(await plan([proof], PRODUCTION, many)).toMatchObject({ firstRows: 3 });
  });

  it('is not over by what only the register told of', async () => {
    const proof = await production(many.slice(0, 4), { month: '2026-09', learnt: true, checked: CHECKED });
    expect(await plan([proof], PRODUCTION, many)).toMatchObject({ firstRows: 3 });
  });

  it('asks again when the pane was closed at the pause', async () => {
    const closed = await production(many.slice(0, 3), { month: '2026-09' });
    expect(await plan([closed, { ...closed, runId: 'run-2' }], PRODUCTION, many)).toMatchObject({ firstRows: 3 });
    // Kiva would not take two rows of the first call: another small one followed, and the pause came after that.
    const again = await production(many.slice(3, 6), { month: '2026-09' });
    const twice = { ...closed, submissions: [...refusing(closed, 2), ...again.submissions] };
    expect(await plan([twice], PRODUCTION, many)).toMatchObject({ firstRows: 3 });
  });

  it('is over by rows that Kiva took in a later call, where no word of hers is noted', async () => {
    const first = await production(many.slice(0, 3), { month: '2026-09' });
    const second = await production(many.slice(3), { month: '2026-09' });
    const proof = { ...first, submissions: [...first.submissions, ...second.submissions] };
    expect(await plan([proof], PRODUCTION, many)).not.toHaveProperty('firstRows');
    const refused = { ...first, submissions: [...first.submissions, ...refusing(second, 7)] };
    expect(await plan([refused], PRODUCTION, many)).toMatchObject({ firstRows: 3 });
  });

  it('is not over by many rows that Kiva would not take, nor by a pause for another reason', async () => {
    const call = await production(many, { month: '2026-09' });
    const checked = [{ at: '2026-11-02T10:05:00Z', pause: 'manyProblems' as const }];
    const refused = { ...call, checked, submissions: refusing(call, 10) };
    expect(await plan([refused], PRODUCTION, many)).toMatchObject({ firstRows: 3 });
  });
});
