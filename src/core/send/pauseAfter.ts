import type { Outcome } from '../kiva/outcome';
import { matchProblems, problemsOf } from '../kiva/matchProblems';
import type { RunPause } from './events';

/** Rows of one submission or of many: how many Kiva took, how many it answered for, how many of those it faulted. */
export interface RowCounts {
  readonly taken: number;
  readonly answered: number;
  readonly faulted: number;
}

/** What a run has come to, and what it has asked already. */
export interface Progress extends RowCounts {
  readonly asked: readonly RunPause['reason'][];
}

/** The progress before the first submission. */
export const NO_PROGRESS: Progress = { taken: 0, answered: 0, faulted: 0, asked: [] };

/** A share of fewer rows says nothing: one typing error in three rows is no wrong column. */
const ROWS_THAT_TELL = 10;

/** What a submission's outcome adds to the progress of its run. */
export function countRows(
  { rows }: { readonly rows: Parameters<typeof matchProblems>[1] },
  outcome: Outcome,
): RowCounts {
  const answered = rows.length;
  if (outcome.fate === 'rejected') return { taken: 0, answered, faulted: answered };
  if (outcome.fate !== 'accepted') return { taken: 0, answered: 0, faulted: 0 };
  const faulted = [...matchProblems(problemsOf(outcome), rows).byRow.values()];
  const refused = faulted.filter((problems) => problems.some(({ severity }) => severity === 'error'));
  return { taken: answered - refused.length, answered, faulted: faulted.length };
}

/**
 * The progress after one more submission, and whether the run asks her before the next: once when Kiva has taken the
 * first rows of a new template, and once when the share of faulted rows is above the limit, in this submission or, where
 * calls are small, in all so far.
 */
export function pauseAfter(
  before: Progress,
  latest: RowCounts,
  limits: { readonly firstRows?: number | undefined; readonly problemShare: number },
): { readonly progress: Progress; readonly pause?: RunPause } {
  const all: RowCounts = {
    taken: before.taken + latest.taken,
    answered: before.answered + latest.answered,
    faulted: before.faulted + latest.faulted,
  };
  const pause =
    firstRowsPause(before, all, limits.firstRows) ?? problemsPause(before, latest, all, limits.problemShare);
  const asked = pause === undefined ? before.asked : [...before.asked, pause.reason];
  return { progress: { ...all, asked }, ...(pause && { pause }) };
}

/** Whether PA2 shows too few of a new template's first rows yet: then the next call is to be a small one too. */
export function lacksFirstRows({ taken, asked }: Progress, firstRows: number | undefined): firstRows is number {
  return firstRows !== undefined && taken < firstRows && !asked.includes('firstRows');
}

function firstRowsPause(
  { asked }: Progress,
  { taken }: RowCounts,
  firstRows: number | undefined,
): RunPause | undefined {
  if (firstRows === undefined || taken < firstRows || asked.includes('firstRows')) return undefined;
  return { reason: 'firstRows', rows: taken };
}

function problemsPause(
  { asked }: Progress,
  latest: RowCounts,
  all: RowCounts,
  problemShare: number,
): RunPause | undefined {
  if (asked.includes('manyProblems')) return undefined;
  const { answered, faulted } = latest.answered >= ROWS_THAT_TELL ? latest : all;
  if (answered < ROWS_THAT_TELL || faulted <= answered * problemShare) return undefined;
  return { reason: 'manyProblems', rows: answered, problems: faulted };
}
