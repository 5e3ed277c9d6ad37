import type { Clock } from '../../ports/platform';
import type { Outcome } from '../kiva/outcome';
import type { SendEvent } from './events';
import { noteOutcome, type RunMemory } from './remember';

/**
 * Notes an outcome in journal and ledger and tells it once one of them has it; then throws the first refusal, if any.
 */
export async function* settle(
  runId: string,
  submissionId: string,
  outcome: Outcome,
  ports: RunMemory & { readonly clock: Clock },
): AsyncGenerator<SendEvent, void, void> {
  const at = ports.clock.now();
  const { isKept, refusal } = await noteOutcome(runId, submissionId, { at, outcome }, ports);
  if (isKept) yield { type: 'settled', submissionId, at, outcome };
  if (refusal) throw refusal.thrown;
}
