import { referenceOf, type ChosenPhoto, type PhotoRefusal, type RefusedPhoto } from '../../core/photo/photoChoice';
import { PHOTO_SETTINGS } from '../../core/photo/photoSettings';
import { photoSize } from '../../core/photo/photoSize';
import { KIVA_PHOTO_TYPES, photoType, type PhotoType } from '../../core/photo/photoType';
import type { PhotoFile } from '../../ports/photos';
import { sha256Of } from './sha256Of';

/** What a file is, by its bytes: a photo with its reference and size, or why it is none. Nothing is unfolded. */
export async function lookAtFile(file: PhotoFile): Promise<ChosenPhoto | RefusedPhoto> {
  const { name, size } = file;
  const refused = (reason: PhotoRefusal, type: PhotoType = 'unknown'): RefusedPhoto => ({ name, reason, type });
  if (size > PHOTO_SETTINGS.fileBytesMost) return refused('fileTooLarge');
  // A file that cannot be read says no more than that.
  const buffer = await file.arrayBuffer().catch(() => undefined);
  if (buffer === undefined) return refused('unreadable');
  const bytes = new Uint8Array(buffer);
  const type = photoType(bytes);
  if (!KIVA_PHOTO_TYPES.has(type)) return refused(type === 'heic' ? 'heic' : 'otherType', type);
  const pixels = photoSize(bytes);
  if (pixels === undefined) return refused('damaged', type);
  if (pixels.width * pixels.height > PHOTO_SETTINGS.pixelsMost) return refused('tooManyPixels', type);
  return { reference: referenceOf(await sha256Of(bytes)), name, ...pixels };
}
