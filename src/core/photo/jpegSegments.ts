/** A marker of a JPEG file with all that belongs to it: its length and payload, and after a scan's header its coded data. */
export interface JpegSegment {
  /** The marker's second byte, e.g. 0xe1 for APP1. */
  readonly marker: number;
  /** Where it begins (its 0xff) and where the next thing does. */
  readonly from: number;
  readonly to: number;
  /** Where its payload begins, behind marker and length. */
  readonly payload: number;
}

export const SOI = 0xd8;
export const EOI = 0xd9;
export const SOS = 0xda;
const TEM = 0x01;

/** Whether a marker stands alone, without a length. */
function isBare(marker: number): boolean {
  return marker === SOI || marker === EOI || marker === TEM || isRestart(marker);
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}

/**
 * The segments of a JPEG from its start to its end marker; what follows that is no segment. Undefined where the file is
 * cut off or is none.
 */
export function jpegSegments(bytes: Uint8Array): readonly JpegSegment[] | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined;
  const segments: JpegSegment[] = [];
  let at = 0;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    // Any number of 0xff may stand before a marker.
    let mark = at + 1;
    while (bytes[mark] === 0xff) mark += 1;
    const marker = bytes[mark];
    if (marker === undefined || marker === 0) return undefined;
    const length = isBare(marker) ? 0 : ((bytes[mark + 1] ?? 0) << 8) | (bytes[mark + 2] ?? 0);
    if (!isBare(marker) && length < 2) return undefined;
    const headerEnd = mark + 1 + length;
    const to = marker === SOS ? endOfScan(bytes, headerEnd) : headerEnd;
    if (to === undefined || to > bytes.length) return undefined;
    segments.push({ marker, from: at, to, payload: isBare(marker) ? to : mark + 3 });
    if (marker === EOI) return segments;
    at = to;
  }
  return undefined;
}

/** Coded data goes on to the next marker that is neither a restart nor a stuffed byte. */
function endOfScan(bytes: Uint8Array, from: number): number | undefined {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return undefined;
    const next = bytes[at + 1];
    if (next === undefined) return undefined;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
    at += next === 0xff ? 1 : 2;
  }
}
