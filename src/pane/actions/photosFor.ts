import type { PhotoSurroundings } from '../../core/photo/photoChoice';
import { photoSurroundings } from '../../core/photo/photoSurroundings';
import { mergeRuns } from '../../core/send/mergeRuns';
import type { Connection } from '../flow';
import type { PanePorts } from '../panePorts';
import type { SheetSetup } from '../setup';

/** What the check of a sheet is told of photos; nothing is read for kinds that take none. */
export async function photosFor(
  { photos, ledger, journal }: Pick<PanePorts, 'photos' | 'ledger' | 'journal'>,
  { kind, template, photoPairs = {}, withoutPhotos }: SheetSetup,
  { session: { environment, partnerId } }: Connection,
): Promise<PhotoSurroundings | undefined> {
  if (kind.photo === undefined) return undefined;
  const runs = mergeRuns(await ledger.runs(), await journal.runs());
  const wishes = {
    pairs: photoPairs,
    without: withoutPhotos === true,
    environment,
    partnerId,
    templateId: template?.id,
  };
  return photoSurroundings(kind, photos.files(), wishes, runs);
}
