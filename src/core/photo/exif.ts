import { asciiAt } from './photoType';

/** What of a picture's EXIF concerns us. */
export interface Exif {
  /** 1 to 8, as the standard counts them; 5 to 8 lie on their side. */
  readonly orientation?: number;
  /** It says where the picture was taken. */
  readonly hasPlace: boolean;
}

const ORIENTATION = 0x0112;
const GPS = 0x8825;
const ENTRY_BYTES = 12;

/** Reads the TIFF structure that starts at `from`; undefined where there is none. */
export function exifAt(bytes: Uint8Array, from: number): Exif | undefined {
  const order = asciiAt(bytes, from, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = order === 'II';
  const has = (at: number, length: number): boolean => at >= from && at + length <= bytes.length;
  if (!has(from, 8)) return undefined;
  const directory = from + view.getUint32(from + 4, isLittle);
  if (!has(directory, 2)) return { hasPlace: false };
  let orientation: number | undefined;
  let hasPlace = false;
  const count = view.getUint16(directory, isLittle);
  for (let n = 0; n < count; n++) {
    const entry = directory + 2 + n * ENTRY_BYTES;
    if (!has(entry, ENTRY_BYTES)) break;
    const tag = view.getUint16(entry, isLittle);
    if (tag === ORIENTATION) orientation = view.getUint16(entry + 8, isLittle);
    if (tag === GPS) hasPlace = true;
  }
  return { hasPlace, ...(orientation !== undefined && { orientation }) };
}
