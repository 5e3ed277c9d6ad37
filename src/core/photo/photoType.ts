/** What a file holds, told by its bytes. */
export type PhotoType = 'jpeg' | 'png' | 'gif' | 'heic' | 'webp' | 'tiff' | 'bmp' | 'pdf' | 'unknown';

/** Types that Kiva takes (contract section 5). */
export const KIVA_PHOTO_TYPES: ReadonlySet<PhotoType> = new Set(['jpeg', 'png', 'gif']);

/** Brands of HEIF files, HEIC and AVIF among them, as bytes 8 to 11 spell them. */
const HEIF_BRAND = /^(?:hei[cfmsx]|he[vx]c|hev[mx]|mif1|msf1|avi[fs])$/;

/** What the first bytes say that a file is; its name says nothing, since names lie. */
export function photoType(bytes: Uint8Array): PhotoType {
  const starts = (...first: readonly number[]): boolean => first.every((byte, at) => bytes[at] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (/^GIF8[79]a/.test(asciiAt(bytes, 0, 6))) return 'gif';
  if (asciiAt(bytes, 4, 4) === 'ftyp' && HEIF_BRAND.test(asciiAt(bytes, 8, 4))) return 'heic';
  if (asciiAt(bytes, 0, 4) === 'RIFF' && asciiAt(bytes, 8, 4) === 'WEBP') return 'webp';
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a)) return 'tiff';
  if (asciiAt(bytes, 0, 5) === '%PDF-') return 'pdf';
  return starts(0x42, 0x4d) ? 'bmp' : 'unknown';
}

/** Bytes as text, one character a byte. */
export function asciiAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
