import type { EnvironmentId } from '../kiva/environments';
import type { LedgerRun } from './ledgerRun';
import { standingOf } from './standing';

/** What stands beside the rows of a sheet, and for which account. */
export interface SentMarks {
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  /** Rows whose result cells hold a Kiva reference or a time of sending. */
  readonly sentMarks: number;
}

/**
 * Whether the workbook lost its memory: rows carry marks of a send, and no run that is known for this environment and
 * partner could have left one. Other programs drop a workbook's ledger when they save; the pane asks before it sends.
 */
export function ledgerState(
  runs: readonly LedgerRun[],
  { environment, partnerId, sentMarks }: SentMarks,
): 'whole' | 'stripped' {
  if (sentMarks === 0) return 'whole';
  // A copied sheet has another id, and its marks are explained by its original's runs: sheets are not compared.
  const explains = (run: LedgerRun): boolean =>
    run.environment === environment &&
    run.partnerId === partnerId &&
    run.submissions.some((submission) => !isNever(submission));
  return runs.some(explains) ? 'whole' : 'stripped';
}

function isNever(submission: LedgerRun['submissions'][number]): boolean {
  const outcome = submission.outcome?.outcome;
  // What the relay's register knows is marked too: the run that asked it explains those marks.
  return standingOf(submission) === 'notTaken' && outcome?.fate === 'notSent' && outcome.reason !== 'knownBefore';
}
