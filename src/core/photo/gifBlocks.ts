/** A block of a GIF file: an extension by its label, an image, or the trailer. */
export interface GifBlock {
  readonly is: 'extension' | 'image' | 'trailer';
  /** Of extensions. */
  readonly label: number;
  /** Where what follows introducer and label begins. */
  readonly payload: number;
  readonly to: number;
}

const HEADER_BYTES = 13;
const IMAGE_HEADER_BYTES = 10;

/** The blocks of a GIF up to its trailer; undefined where the file is cut off. */
export function gifBlocks(bytes: Uint8Array): readonly GifBlock[] | undefined {
  const blocks: GifBlock[] = [];
  let at = HEADER_BYTES + colourBytes(bytes[10] ?? 0);
  for (;;) {
    const introducer = bytes[at];
    if (introducer === 0x3b) return [...blocks, { is: 'trailer', label: 0, payload: at + 1, to: at + 1 }];
    if (introducer !== 0x21 && introducer !== 0x2c) return undefined;
    const isImage = introducer === 0x2c;
    // An image's code size is one byte before its data.
    const payload = isImage ? at + IMAGE_HEADER_BYTES + colourBytes(bytes[at + 9] ?? 0) + 1 : at + 2;
    const to = endOfSubBlocks(bytes, payload);
    if (to === undefined) return undefined;
    blocks.push({ is: isImage ? 'image' : 'extension', label: isImage ? 0 : (bytes[at + 1] ?? 0), payload, to });
    at = to;
  }
}

function colourBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

function endOfSubBlocks(bytes: Uint8Array, from: number): number | undefined {
  let at = from;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) return undefined;
    at += 1 + length;
    if (length === 0) return at;
  }
}
