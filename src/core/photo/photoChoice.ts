import type { PhotoSize } from './photoSize';
import type { PhotoType } from './photoType';

/** A file that she chose and that can become a photo; the picture itself is held by the Photos port alone. */
export interface ChosenPhoto extends PhotoSize {
  /** Names the picture everywhere: `referenceOf` its file's hash. */
  readonly reference: string;
  /** The file's, with its extension. */
  readonly name: string;
}

/** Why a file cannot become a photo; words are `photos.refused.<reason>`. */
export type PhotoRefusal = 'heic' | 'otherType' | 'fileTooLarge' | 'tooManyPixels' | 'damaged' | 'unreadable';

/** A file that she chose and that is of no use. */
export interface RefusedPhoto {
  readonly name: string;
  readonly reason: PhotoRefusal;
  readonly type: PhotoType;
}

/** The files that she chose; one picture may be there under several names. */
export interface PhotoFiles {
  readonly chosen: readonly ChosenPhoto[];
  readonly refused: readonly RefusedPhoto[];
}

/** What a check knows of photos. */
export interface PhotoSurroundings extends PhotoFiles {
  /** What she paired by hand: a record's `photoKey` to a reference, or to '' where it is to go without. */
  readonly pairs: Readonly<Record<string, string>>;
  /** She sends what lacks its photo without it, this time, and adds it in PA2. */
  readonly without: boolean;
  /** Loans that an earlier run sent, or was to send, with a photo. */
  readonly before: ReadonlySet<string>;
  /** This sheet's photos went out in an earlier run, or she tried to choose some: a cell that names one is not passed over. */
  readonly expected: boolean;
}

/** The text that stands for a picture in a record: it follows from the file as she has it, whatever browser encodes it. */
export function referenceOf(sha256: string): string {
  return `sha256:${sha256}`;
}
