import { planSend, type SendContext } from '../../../src/core/send/planSend';
import { historyOf } from '../../../src/core/send/history';
import { learntRun } from '../../../src/core/send/learntRun';
import type { Decision, LedgerRun } from '../../../src/core/send/ledgerRun';
import { unknownCards } from '../../../src/core/send/unknownCards';
import type { KnownFact } from '../../../src/core/relayProtocol/messages';
import { check } from '../check/sheets';
import { CONTEXT, ENTRY, hash, idMaker, knownFact, OLD } from './world';

const WHEN = { runId: 'learnt', at: '2026-11-03T00:00:00.000Z' };
const FIELDS = ['loanId', 'clientId', 'amount'];
const two = (...rows: readonly (readonly [string, number])[]) => check('repayment', ['loanId', 'amount'], rows);
const three = (...rows: readonly (readonly [string, string, number])[]) =>
  check('repayment', FIELDS, rows, { account: { csvFormat: 'three' } });
const drafts = (name: string) => check('loanDraft', ['loanId', 'firstName'], [['L1', name]]);
type Checked = ReturnType<typeof check>;

const planned = (checked: Checked, runs: readonly LedgerRun[] = [], context: SendContext = CONTEXT) =>
  planSend(checked, context, runs, hash, idMaker());

/** What is remembered after the register held back the first call of a sheet with these facts. */
async function learnt(checked: Checked, ...facts: readonly KnownFact[]): Promise<LedgerRun> {
  const { submissions } = await planned(checked);
  const [first] = submissions;
  if (first === undefined) throw new Error('nothing to send');
  const opened: LedgerRun = { ...ENTRY, kind: checked.kind.id, version: 1, startedAt: OLD, submissions: [] };
  const run = learntRun({ ...opened, initials: 'MR', control: { given: '5' } }, first, facts, WHEN);
  if (run === undefined) throw new Error('nothing learnt');
  return run;
}

const decided = (run: LedgerRun, decision: Decision): LedgerRun => ({
  ...run,
  submissions: run.submissions.map((one) => ({ ...one, decision })),
});
const at = '2026-11-04T00:00:00.000Z';

describe('what the register told of other senders', () => {
  it('is a run that nobody signed, counts like what was sent from here, and is in no history', async () => {
    const run = await learnt(
      two(['L1', 5], ['L2', 6]),
      knownFact(0),
      knownFact(1, { state: 'rowRefused', reference: '' }),
    );
    expect(run).toMatchObject({ runId: 'learnt', learnt: true, storeId: 'store-1', startedAt: WHEN.at });
    expect(run).not.toHaveProperty('initials');
    expect(run).not.toHaveProperty('control');
    expect((await planned(two(['L1', 5], ['L2', 6]), [run])).skipped).toMatchObject([
      { reason: 'accepted', at: OLD, reference: '77' },
      { reason: 'rowRefused', at: OLD },
    ]);
    expect((await planned(two(['L2', 6]), [run])).skipped[0]).not.toHaveProperty('kivasWords');
    expect(historyOf([run])).toEqual([]);
  });

  it('leaves a card where nobody knows, and lets the row out in spite of it when she did not find it', async () => {
    const sheet = two(['L1', 5]);
    const run = await learnt(sheet, knownFact(0, { state: 'unknown', reference: '' }));
    expect(unknownCards([run], CONTEXT_OF_CARDS)).toMatchObject([
      { submissionId: 'old', at: OLD, count: 1, total: '5' },
    ]);
    expect((await planned(sheet, [run])).skipped).toMatchObject([{ reason: 'unknown' }]);
    const notThere = decided(run, { at, arrived: false });
    expect(unknownCards([notThere], CONTEXT_OF_CARDS)).toEqual([]);
    expect((await planned(sheet, [notThere])).submissions).toMatchObject([{ rows: [{ despite: ['old'] }] }]);
    const there = decided(run, { at, arrived: true });
    expect((await planned(sheet, [there])).skipped).toMatchObject([{ reason: 'accepted', found: { arrived: true } }]);
  });

  it('says no total where another amount is unknown', async () => {
    const run = await learnt(two(['L1', 5]), knownFact(0, { state: 'unknown', same: false }));
    const [card] = unknownCards([run], CONTEXT_OF_CARDS);
    expect(card).not.toHaveProperty('total');
  });

  it('offers a second draft of a changed one, and a later report where it replaces', async () => {
    const draft = await learnt(drafts('Anna'), knownFact(0, { same: false, reference: 'd1' }));
    expect(await planned(drafts('Anna'), [draft])).toMatchObject({
      rowCount: 0,
      changed: [{ rule: 'second', reference: 'd1', submissionId: 'old' }],
    });
    const second = { ...CONTEXT, second: new Set(['L1']) };
    expect((await planned(drafts('Anna'), [draft], second)).submissions).toMatchObject([
      { rows: [{ despite: ['old'] }] },
    ]);

    const report = await learnt(two(['L1', 6]), knownFact(0, { same: false }));
    expect((await planned(two(['L1', 6]), [report])).changed).toMatchObject([{ rule: 'correctInPa2' }]);
    const replaces = { ...CONTEXT, laterReport: 'replaces' } as const;
    expect((await planned(two(['L1', 6]), [report], replaces)).submissions).toMatchObject([
      { rows: [{ despite: ['old'] }] },
    ]);
  });

  it('is nothing to remember of a call that runs now', async () => {
    await expect(learnt(two(['L1', 5]), knownFact(0, { state: 'working' }))).rejects.toThrow('nothing learnt');
  });

  it('lets one row without a client replace those of no two clients', async () => {
    const replaces = { ...CONTEXT, laterReport: 'replaces' } as const;
    const other = (submissionId: string) =>
      learnt(two(['L1', 6]), knownFact(0, { same: false, sameName: false, submissionId }));
    const [a, b] = [await other('a'), { ...(await other('b')), runId: 'learnt-2' }];
    expect((await planned(two(['L1', 6]), [a, b], replaces)).changed).toMatchObject([{ rule: 'correctInPa2' }]);
  });

  it('has no client where this row has one and the other had none', async () => {
    const run = await learnt(three(['L1', 'C1', 5]), knownFact(0, { sameName: false }));
    expect(run.submissions[0]?.rows[0]).not.toHaveProperty('clientId');
  });
});

describe('two decisions about two clients of a loan', () => {
  it('both go along with one report without a client', async () => {
    const { submissions } = await planned(three(['L1', 'C1', 5], ['L1', 'C2', 5]));
    const unknown = { at: OLD, outcome: { fate: 'unknown', reason: 'cut' } } as const;
    const run: LedgerRun = {
      ...ENTRY,
      version: 1,
      startedAt: OLD,
      submissions: submissions.map(({ id, rows }) => ({
        id,
        rows,
        outcome: unknown,
        decision: { at, arrived: false },
      })),
    };
    expect((await planned(two(['L1', 10]), [run])).submissions).toMatchObject([
      { rows: [{ despite: ['id-1', 'id-2'] }] },
    ]);
  });
});

const CONTEXT_OF_CARDS = { environment: 'sandbox', partnerId: '7', storeId: 'store-1' } as const;
