import type { RecordKind } from '../catalogue/recordKind';
import type { EnvironmentId } from '../kiva/environments';
import type { LedgerRun } from '../send/ledgerRun';
import type { PhotoFiles, PhotoSurroundings } from './photoChoice';

/** What she said of photos, and whose runs tell what went out with one. */
export interface PhotoWishes extends Pick<PhotoSurroundings, 'pairs' | 'without'> {
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  /** The template that the sheet is read with; undefined where it has none yet. */
  readonly templateId: string | undefined;
}

/**
 * What a check is told of photos; undefined where there is nothing to look for: she chose no files, and no run that is
 * known had a photo. Files are gone when the pane is opened anew, and the runs then still tell that there were some.
 */
export function photoSurroundings(
  kind: Pick<RecordKind, 'id' | 'photo'>,
  files: PhotoFiles,
  { pairs, without, environment, partnerId, templateId }: PhotoWishes,
  runs: readonly LedgerRun[],
): PhotoSurroundings | undefined {
  if (kind.photo === undefined) return undefined;
  const before = new Set<string>();
  let expected = files.refused.length > 0;
  for (const run of runs) {
    if (run.kind !== kind.id || run.environment !== environment || run.partnerId !== partnerId) continue;
    const rows = run.submissions.filter(({ photo }) => photo === true).flatMap((submission) => submission.rows);
    for (const { loanId } of rows) before.add(loanId);
    if (rows.length > 0 && run.templateId === templateId && templateId !== '') expected = true;
  }
  const isSought = files.chosen.length > 0 || expected || before.size > 0 || Object.keys(pairs).length > 0;
  return isSought ? { ...files, pairs, without, before, expected } : undefined;
}
