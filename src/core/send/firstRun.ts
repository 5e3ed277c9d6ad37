import type { RecordKind } from '../catalogue/recordKind';
import type { Submission } from '../submission/submission';
import type { LedgerRun } from './ledgerRun';
import { countRows } from './pauseAfter';
import type { SendContext } from './planSend';

/**
 * How many rows a run is to begin with, undefined where it need not. A template is new in Production until somebody said
 * at the pause of one of its runs there that it may go on; where no such word was noted, until Kiva took rows in a call
 * after the first rows. Rows that Kiva would not take prove nothing, and nor do many of them in the calls before a pause
 * at which the pane may have been closed. A template whose columns were mapped anew, or whose amounts mean something else, is new too.
 */
export function firstRowsOf(
  kind: RecordKind,
  runs: readonly LedgerRun[],
  {
    environment,
    partnerId,
    templateId,
    mapping,
  }: Pick<SendContext, 'environment' | 'partnerId' | 'templateId' | 'mapping'>,
): number | undefined {
  if (environment !== 'production') return undefined;
  const isProof = (run: LedgerRun): boolean =>
    run.learnt !== true &&
    run.environment === environment &&
    run.partnerId === partnerId &&
    run.kind === kind.id &&
    run.templateId === templateId &&
    run.mapping === mapping &&
    wentOn(run, kind.firstRows);
  return templateId !== '' && runs.some(isProof) ? undefined : kind.firstRows;
}

function wentOn({ checked, submissions }: LedgerRun, firstRows: number): boolean {
  if (checked?.some(({ pause }) => pause === 'firstRows') === true) return true;
  let before = 0;
  return submissions.some(({ rows, outcome }) => {
    const taken = outcome === undefined ? 0 : countRows({ rows }, outcome.outcome).taken;
    if (before >= firstRows && taken > 0) return true;
    before += taken;
    return false;
  });
}

/** How many rows leave before the run asks: a group loan goes out whole, so that it may be more than were wanted. */
export function rowsOfFirst(submissions: readonly Pick<Submission, 'rows'>[], firstRows: number): number {
  let count = 0;
  for (const { rows } of submissions) {
    if (count >= firstRows || (count > 0 && count + rows.length > firstRows)) break;
    count += rows.length;
  }
  return count;
}
