import { bareJpeg } from '../../core/photo/bareJpeg';
import { encodingSteps, type EncodingStep } from '../../core/photo/encodingSteps';
import { metadataIn } from '../../core/photo/metadataIn';
import { referenceOf, type PhotoFiles } from '../../core/photo/photoChoice';
import { PHOTO_SETTINGS } from '../../core/photo/photoSettings';
import type { PhotoSize } from '../../core/photo/photoSize';
import type { PhotoFile, Photos } from '../../ports/photos';
import { lookAtFile } from './lookAtFile';
import { Recent } from './recent';
import { sha256Of } from './sha256Of';

/** A picture that the browser has unfolded, upright; it fills memory until it is closed. */
export interface OpenedPicture extends PhotoSize {
  /** The picture on white as a JPEG of that size and quality; undefined where the browser makes none. */
  jpeg(step: EncodingStep): Promise<Uint8Array | undefined>;
  close(): void;
}

/** Unfolds a PNG, GIF or JPEG; undefined where the browser cannot. */
export interface OpenPicture {
  (bytes: Uint8Array<ArrayBuffer>): Promise<OpenedPicture | undefined>;
}

/** Pictures kept ready to be sent; each is at most half a megabyte. */
const ENCODED_KEPT = 8;
/** Small pictures kept for the screen; each is a few kilobytes. */
const THUMBNAILS_KEPT = 200;
const THUMBNAIL = { longestSide: 192, qualities: [0.7] } as const;

/** The chosen photos of a pane; pictures are unfolded one at a time, when they are needed. */
export function createPhotos(open: OpenPicture): Photos {
  let files: PhotoFiles = { chosen: [], refused: [] };
  const held = new Map<string, PhotoFile>();
  const encoded = new Recent<Uint8Array>(ENCODED_KEPT);
  const thumbnails = new Recent<Uint8Array>(THUMBNAILS_KEPT);
  const listeners = new Set<() => void>();
  let turn: Promise<unknown> = Promise.resolve();

  const change = (next: PhotoFiles): void => {
    files = next;
    for (const listener of listeners) listener();
  };
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const mine = turn.then(work);
    // Whoever asked hears of a failure; the next in turn goes on all the same.
    turn = mine.catch(() => undefined);
    return mine;
  };
  const remembered = async (
    recent: Recent<Uint8Array>,
    reference: string,
    make: () => Promise<Uint8Array | 'missing' | 'unfit'>,
  ): Promise<Uint8Array | 'missing' | 'unfit'> =>
    inTurn(async () => {
      const known = recent.get(reference);
      if (known !== undefined) return known;
      const made = await make();
      if (made instanceof Uint8Array) recent.put(reference, made);
      return made;
    });

  return {
    files: () => files,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    add: async (added, told) => {
      const looked = new Map(files.chosen.map((photo) => [`${photo.reference} ${photo.name}`, photo]));
      const refused = new Map(files.refused.map((file) => [file.name, file]));
      for (const [at, file] of added.entries()) {
        told?.(at + 1);
        const found = await lookAtFile(file);
        refused.delete(file.name);
        if ('reason' in found) {
          refused.set(file.name, found);
          continue;
        }
        for (const [key, before] of looked) {
          const isOther = before.name === found.name && before.reference !== found.reference;
          if (isOther && !(await isStill(held.get(before.reference), before.reference))) looked.delete(key);
        }
        looked.set(`${found.reference} ${found.name}`, found);
        held.set(found.reference, file);
      }
      change({ chosen: [...looked.values()], refused: [...refused.values()] });
    },
    clear: () => {
      held.clear();
      encoded.clear();
      thumbnails.clear();
      change({ chosen: [], refused: [] });
    },
    encoded: (reference) => remembered(encoded, reference, () => encode(held.get(reference), reference, open)),
    thumbnail: async (reference) => {
      const made = await remembered(thumbnails, reference, () =>
        encode(held.get(reference), reference, open, THUMBNAIL),
      );
      return made instanceof Uint8Array ? made : undefined;
    },
  };
}

/** Whether a file still holds the picture that it was chosen for. */
async function isStill(file: PhotoFile | undefined, reference: string): Promise<boolean> {
  return (await read(file, reference)) !== undefined;
}

/** The bytes of a file, as long as it is the one that was looked at: what goes out is what the record was told of. */
async function read(file: PhotoFile | undefined, reference: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  // A file that was moved, changed or whose disk is gone cannot be read any more, and says no more than that.
  const buffer = await file?.arrayBuffer().catch(() => undefined);
  if (buffer === undefined) return undefined;
  const bytes = new Uint8Array(buffer);
  return referenceOf(await sha256Of(bytes)) === reference ? bytes : undefined;
}

async function encode(
  file: PhotoFile | undefined,
  reference: string,
  open: OpenPicture,
  limits: Pick<typeof PHOTO_SETTINGS, 'longestSide' | 'qualities'> = PHOTO_SETTINGS,
): Promise<Uint8Array | 'missing' | 'unfit'> {
  const bytes = await read(file, reference);
  if (bytes === undefined) return 'missing';
  let picture: OpenedPicture | undefined;
  try {
    picture = await open(bytes);
    if (picture === undefined) return 'unfit';
    for (const step of encodingSteps(picture, limits)) {
      const jpeg = await picture.jpeg(step);
      const bare = jpeg && bareJpeg(jpeg);
      if (bare === undefined || metadataIn(bare).length > 0) return 'unfit';
      if (bare.length <= PHOTO_SETTINGS.bytesMost) return bare;
    }
    return 'unfit';
  } catch {
    // A browser refuses a picture in many ways, out of memory among them, and all of them mean that there is none: its
    // draft stays at home and says so, and the run goes on.
    return 'unfit';
  } finally {
    picture?.close();
  }
}
