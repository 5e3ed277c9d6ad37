import type { LedgerRun, LedgerSubmission } from '../../core/send/ledgerRun';
import { initialState, reduce, type RunState } from '../../core/send/reduce';
import { planAgain } from './planAgain';

/** Where these submissions of a run stand, as they are remembered. */
export function rememberedState(run: LedgerRun, submissions: readonly LedgerSubmission[]): RunState {
  return submissions.reduce<RunState>(
    (before, { id, outcome, decision }) => {
      if (outcome === undefined && decision === undefined) return before;
      // She decided about what the relay cannot tell any more.
      const known = outcome ?? { at: run.startedAt, outcome: { fate: 'unknown', reason: 'relayLost' } as const };
      const settled = reduce(before, { type: 'settled', submissionId: id, ...known });
      return decision === undefined ? settled : reduce(settled, { type: 'decided', submissionId: id, decision });
    },
    initialState(planAgain(run, submissions)),
  );
}
