import type { ChosenPhoto, PhotoFiles, RefusedPhoto } from './photoChoice';
import { fileNameKeys, photoNameKey } from './photoNameKey';

/** Finds the files that a cell's text can mean. */
export interface PhotoIndex {
  /** Files of this name, the one with this very ending where a name with an ending is given. */
  readonly named: (path: string) => readonly ChosenPhoto[];
  /** Files whose name is this id. */
  readonly ofId: (id: string) => readonly ChosenPhoto[];
  readonly refused: (path: string) => RefusedPhoto | undefined;
  /** A refused file whose name is this id. */
  readonly refusedOfId: (id: string) => RefusedPhoto | undefined;
  readonly byReference: ReadonlyMap<string, ChosenPhoto>;
}

const indexes = new WeakMap<PhotoFiles, PhotoIndex>();

/** The index of these files; made once for each object that holds them. */
export function photoIndex(files: PhotoFiles): PhotoIndex {
  const known = indexes.get(files);
  if (known !== undefined) return known;
  const { chosen, refused } = files;
  const whole = new Map<string, ChosenPhoto[]>();
  const bare = new Map<string, ChosenPhoto[]>();
  for (const photo of chosen) {
    const keys = fileNameKeys(photo.name);
    put(whole, keys.whole, photo);
    put(bare, keys.bare, photo);
  }
  const useless = new Map(refused.map((file) => [fileNameKeys(file.name).bare, file]));
  const index: PhotoIndex = {
    named: (path) => {
      const keys = fileNameKeys(path);
      return whole.get(keys.whole) ?? bare.get(keys.bare) ?? [];
    },
    ofId: (id) => (id.trim() === '' ? [] : (bare.get(photoNameKey(id)) ?? [])),
    refused: (path) => useless.get(fileNameKeys(path).bare),
    refusedOfId: (id) => (id.trim() === '' ? undefined : useless.get(photoNameKey(id))),
    byReference: new Map(chosen.map((photo) => [photo.reference, photo])),
  };
  indexes.set(files, index);
  return index;
}

/** The same picture under two names is one picture. */
function put(by: Map<string, ChosenPhoto[]>, key: string, photo: ChosenPhoto): void {
  const some = by.get(key) ?? [];
  if (!some.some(({ reference }) => reference === photo.reference)) by.set(key, [...some, photo]);
}
