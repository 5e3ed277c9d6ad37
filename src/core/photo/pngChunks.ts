import { asciiAt } from './photoType';

/** A chunk of a PNG file. */
export interface PngChunk {
  /** Its four letters, e.g. "tEXt". */
  readonly type: string;
  readonly payload: number;
  readonly to: number;
}

const SIGNATURE_BYTES = 8;

/** The chunks of a PNG from the first to IEND; undefined where the file is cut off. */
export function pngChunks(bytes: Uint8Array): readonly PngChunk[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  let at = SIGNATURE_BYTES;
  while (at + 12 <= bytes.length) {
    const to = at + 12 + view.getUint32(at);
    if (to > bytes.length) return undefined;
    const type = asciiAt(bytes, at + 4, 4);
    chunks.push({ type, payload: at + 8, to });
    if (type === 'IEND') return chunks;
    at = to;
  }
  return undefined;
}
