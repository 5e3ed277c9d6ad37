import type { EnvironmentId } from '../kiva/environments';
import type { RunState } from '../send/reduce';
import type { CellWrite } from './cellWrite';

/**
 * The result cells of the submissions named (all when left out), as codes and parameters.
 * Outside Production every status carries the environment in its params, so that its words say "practice" or "Stage".
 */
export function planWriteBack(
  _state: RunState,
  _environment: EnvironmentId,
  _submissionIds?: readonly string[],
): readonly CellWrite[] {
  throw new Error('to be built');
}
