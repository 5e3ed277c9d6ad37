import { jpegSegments } from './jpegSegments';
import { isNeeded } from './metadataIn';

/**
 * The same JPEG with nothing in it but what shows it; undefined where the bytes are no whole JPEG. Browsers write of their
 * own into what a canvas gives: Safari an EXIF header, others a colour profile.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const kept = jpegSegments(bytes)?.filter((segment) => isNeeded(bytes, segment));
  if (kept === undefined) return undefined;
  const bare = new Uint8Array(kept.reduce((sum, { from, to }) => sum + to - from, 0));
  let at = 0;
  for (const { from, to } of kept) {
    bare.set(bytes.subarray(from, to), at);
    at += to - from;
  }
  return bare;
}
