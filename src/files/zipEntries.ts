import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** One file in a .zip, as the directory at its end tells; sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly unpackedSize: number;
  readonly packedSize: number;
  readonly method: number;
  /** Where its local header begins. */
  readonly at: number;
}

/** The files of a .zip by its central directory; undefined when there is no directory to read. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = viewOf(bytes);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < 0) return undefined;
  const entries: ZipEntry[] = [];
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (entry + 46 > bytes.length || view.getUint32(entry, true) !== ENTRY) return undefined;
    const nameLength = view.getUint16(entry + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(entry + 46, entry + 46 + nameLength)),
      method: view.getUint16(entry + 10, true),
      packedSize: view.getUint32(entry + 20, true),
      unpackedSize: view.getUint32(entry + 24, true),
      at: view.getUint32(entry + 42, true),
    });
    entry += 46 + nameLength + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return entries;
}

/** What one file of a .zip holds; undefined where it is damaged or packed in an unusual way. At most `most` bytes. */
export function zipContent(bytes: Uint8Array, entry: ZipEntry, most: number): Uint8Array | undefined {
  const { at, packedSize, method } = entry;
  if (at + 30 > bytes.length) return undefined;
  const view = viewOf(bytes);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(start, start + packedSize);
  if (method === STORED) return packed;
  if (method !== DEFLATED) return undefined;
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (broken) {
    if (!(broken instanceof Error)) throw broken;
    return undefined;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
