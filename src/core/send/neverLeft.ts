import type { JournalRun } from './ledgerRun';

/** True only where this browser sent the run itself: its journal notes each submission before it is handed over. */
export function neverLeft(journalled: JournalRun | undefined, submissionId: string): boolean {
  const submission = journalled?.submissions.find(({ id }) => id === submissionId);
  return submission !== undefined && submission.sending === undefined;
}
