import type { RecordKind } from '../catalogue/recordKind';
import type { LedgerRun } from './ledgerRun';
import type { SendContext } from './planSend';
import { standingOf } from './standing';

/**
 * How many rows a run is to begin with, undefined where it need not. A template is new in Production until one run of
 * it had more rows accepted there than it began with: fewer show no one's "go on", since the pane may have been closed
 * at the pause. A template whose columns were mapped anew, or whose amounts mean something else, is new too.
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
    acceptedRows(run) > kind.firstRows;
  return templateId !== '' && runs.some(isProof) ? undefined : kind.firstRows;
}

function acceptedRows({ submissions }: LedgerRun): number {
  const accepted = submissions.filter((submission) => standingOf(submission) === 'accepted');
  return accepted.reduce((sum, { rows }) => sum + rows.length, 0);
}
