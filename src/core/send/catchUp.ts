import type { Ledger } from '../../ports/stores';
import type { LedgerRun, LedgerSubmission } from './ledgerRun';
import { tellsMore } from './mergeRuns';

/** What one of the two memories lacks of a run that both together know better. */
export interface Gap {
  readonly submissionId: string;
  readonly outcome?: NonNullable<LedgerSubmission['outcome']>;
  readonly decision?: NonNullable<LedgerSubmission['decision']>;
}

/** The outcomes and decisions of a merged run that this memory's own version of it lacks. */
export function gapsIn(own: LedgerRun, merged: LedgerRun): readonly Gap[] {
  const known = new Map(own.submissions.map((submission) => [submission.id, submission]));
  return merged.submissions.flatMap(({ id, outcome, decision }) => {
    const mine = known.get(id);
    const lacksOutcome = tellsMore(outcome, mine?.outcome);
    const lacksDecision = decision !== undefined && (mine?.decision?.at ?? '') < decision.at;
    if (mine === undefined || (!lacksOutcome && !lacksDecision)) return [];
    return [{ submissionId: id, ...(lacksOutcome && outcome && { outcome }), ...(lacksDecision && { decision }) }];
  });
}

/** Notes in a memory what it lacks of a run that it knows; throws the Fault of its first refusal. */
export async function fillGaps(
  memory: Pick<Ledger, 'settle' | 'decide'>,
  runId: string,
  gaps: readonly Gap[],
): Promise<void> {
  for (const { submissionId, outcome, decision } of gaps) {
    if (outcome !== undefined) await memory.settle(runId, submissionId, outcome);
    if (decision !== undefined) await memory.decide(runId, submissionId, decision);
  }
}
