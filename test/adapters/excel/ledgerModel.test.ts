import * as fc from 'fast-check';
import { createLedger } from '../../../src/adapters/excel/ledger';
import type { Outcome } from '../../../src/core/kiva/outcome';
import type { LedgerRun, LedgerSubmission } from '../../../src/core/send/ledgerRun';
import { closeSheet, openSheet } from './sheetInExcel';

afterEach(closeSheet);

const RUNS = ['A', 'B'];
const SUBMISSIONS = 3;

const OUTCOMES: readonly Outcome[] = [
  { fate: 'notSent', reason: 'notSaved' },
  { fate: 'unknown', reason: 'cut', status: 502 },
  { fate: 'rejected', status: 400, code: 'bad', message: 'x'.repeat(3_000), problems: [] },
  { fate: 'accepted', receipt: { code: 'OK', message: '', archiveIds: [], confirmUrls: [], problems: [] } },
];
const KNOWLEDGE = { notSent: 0, unknown: 1, rejected: 1, limited: 1, unauthorised: 1, accepted: 2 };

const opened = (runId: string): LedgerRun => ({
  version: 1,
  runId,
  kind: 'repayment',
  environment: 'stage',
  partnerId: '26',
  storeId: 'store',
  sheetId: '{1}',
  templateId: 't',
  startedAt: `2026-06-0${RUNS.indexOf(runId) + 1}T10:00:00.000Z`,
  submissions: Array.from({ length: SUBMISSIONS }, (_, s) => ({
    id: `${runId}${s}`,
    // The first run's opening fills its part, the second's leaves room.
    rows: Array.from({ length: runId === 'A' ? 60 : 1 }, (__, r) => ({
      key: `L${r}`,
      fingerprint: 'f'.repeat(64),
      loanId: String(r),
    })),
  })),
});

type Step =
  | {
      readonly do: 'settle';
      readonly pane: number;
      readonly run: string;
      readonly at: number;
      readonly outcome: number;
    }
  | {
      readonly do: 'decide';
      readonly pane: number;
      readonly run: string;
      readonly at: number;
      readonly arrived: boolean;
    }
  | { readonly do: 'lose'; readonly moment: 'before' | 'after' }
  | { readonly do: 'save' | 'newPanes' }
  | { readonly do: 'revert' };

const pane = fc.integer({ min: 0, max: 1 });
const run = fc.constantFrom(...RUNS);
const at = fc.integer({ min: 0, max: SUBMISSIONS - 1 });
const step = fc.oneof<fc.Arbitrary<Step>[]>(
  fc.record({ do: fc.constant('settle' as const), pane, run, at, outcome: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ do: fc.constant('decide' as const), pane, run, at, arrived: fc.boolean() }),
  fc.record({ do: fc.constant('lose' as const), moment: fc.constantFrom('before' as const, 'after' as const) }),
  fc.record({ do: fc.constantFrom('save' as const, 'newPanes' as const) }),
  fc.record({ do: fc.constant('revert' as const) }),
);

/** What the ledger must know: of each submission the outcome that tells most, and the last decision. */
class Known {
  readonly submissions = new Map<string, LedgerSubmission>();

  settle(id: string, settled: NonNullable<LedgerSubmission['outcome']>): void {
    const before = this.submissions.get(id)!;
    const rank = (one: typeof settled): number => KNOWLEDGE[one.outcome.fate];
    if (before.outcome !== undefined && rank(before.outcome) > rank(settled)) return;
    this.submissions.set(id, { ...before, outcome: settled });
  }
  decide(id: string, decision: NonNullable<LedgerSubmission['decision']>): void {
    this.submissions.set(id, { ...this.submissions.get(id)!, decision });
  }
}

it('knows what a simple model knows, whatever panes do, whatever answers are lost, and when the file goes back', async () => {
  let reverts = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const { model, lane } = openSheet([['Loan']]);
      const known = new Known();
      let panes = [createLedger(), createLedger()];
      for (const runId of RUNS) {
        for (const ledger of panes) await ledger.open(opened(runId));
        for (const one of opened(runId).submissions) known.submissions.set(one.id, one);
      }
      let moment = 0;
      let isWhole = true;
      const now = (): string => `2026-06-03T10:00:${String((moment += 1)).padStart(2, '0')}.000Z`;
      for (const one of steps) {
        if (one.do === 'save') model.save();
        else if (one.do === 'newPanes') {
          // Panes that never opened a run know nothing to write again: from here on nothing is thrown away.
          panes = [createLedger(), createLedger()];
          isWhole = false;
          model.save();
        } else if (one.do === 'lose') lane.failNext(5012, { moment: one.moment });
        else if (one.do === 'revert') {
          if (!isWhole) continue;
          model.revert();
          reverts += 1;
          // Each pane says again what it knows with the next thing that it writes.
          for (const runId of RUNS) for (const ledger of panes) await again(() => ledger.open(opened(runId)));
        } else if (one.do === 'settle' || one.do === 'decide') {
          const ledger = panes[one.pane]!;
          const id = `${one.run}${one.at}`;
          if (one.do === 'settle') {
            const settled = { at: now(), outcome: OUTCOMES[one.outcome]! };
            await again(() => ledger.settle(one.run, id, settled));
            known.settle(id, settled);
          } else {
            const decision = { at: now(), arrived: one.arrived };
            await again(() => ledger.decide(one.run, id, decision));
            known.decide(id, decision);
          }
        }
      }
      lane.host.faults.clear();
      expect(await createLedger().runs()).toEqual(
        RUNS.map((runId) => ({
          ...opened(runId),
          submissions: opened(runId).submissions.map(({ id }) => known.submissions.get(id)),
        })),
      );
    }),
    { numRuns: 60, seed: 4 },
  );
  expect(reverts).toBeGreaterThan(20);
}, 60_000);

/** As a run does: what failed for want of an answer is done once more. */
async function again(act: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      expect(error).toMatchObject({ code: 'excelSessionLost' });
    }
  }
  throw new Error('never answered');
}
