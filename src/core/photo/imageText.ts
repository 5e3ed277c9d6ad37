import { metadataIn } from './metadataIn';
import { photoType } from './photoType';
import type { PhotoSettings } from './photoSettings';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Pieces are joined at once: one long text that grows letter by letter would be copied again and again. */
const BYTES_A_PIECE = 3 * 2048;

/**
 * A picture as it stands in `image_encoded` (contract section 5). Undefined for one that must not leave: no JPEG, larger
 * than allowed, or with anything in it beside its pixels.
 */
export function imageText(
  bytes: Uint8Array,
  { form, bytesMost }: Pick<PhotoSettings, 'form' | 'bytesMost'>,
): string | undefined {
  if (photoType(bytes) !== 'jpeg' || bytes.length > bytesMost || metadataIn(bytes).length > 0) return undefined;
  const text = base64(bytes);
  return form === 'dataUri' ? `data:image/jpeg;base64,${text}` : text;
}

/** RFC 4648 base64, padded. */
export function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += BYTES_A_PIECE) {
    pieces.push(pieceOf(bytes.subarray(from, from + BYTES_A_PIECE)));
  }
  return pieces.join('');
}

function pieceOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const three = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += LETTERS.charAt(three >> 18) + LETTERS.charAt((three >> 12) & 63);
    text += b === undefined ? '=' : LETTERS.charAt((three >> 6) & 63);
    text += c === undefined ? '=' : LETTERS.charAt(three & 63);
  }
  return text;
}
