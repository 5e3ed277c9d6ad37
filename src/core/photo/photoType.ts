/** What a file holds, told by its bytes. */
export type PhotoType = 'jpeg' | 'png' | 'gif' | 'heic' | 'avif' | 'webp' | 'tiff' | 'bmp' | 'pdf' | 'unknown';

/** Types that Kiva takes (contract section 5). */
export const KIVA_PHOTO_TYPES: ReadonlySet<PhotoType> = new Set(['jpeg', 'png', 'gif']);

/** Brands of HEIC files as bytes 8 to 11 spell them. */
const HEIC_BRAND = /^(?:hei[cfmsx]|he[vx]c|hev[mx])$/;
/** A brand of AVIF files and HEIC files alike, whose other brands follow from byte 16 on. */
const EITHER_BRAND = /^m[is]f1$/;
const AVIF_BRAND = /avi[fs]/;
/** As many as are looked at: files name a handful. */
const BRANDS_MOST = 12;

/** What the first bytes say that a file is; its name says nothing, since names lie. */
export function photoType(bytes: Uint8Array): PhotoType {
  const starts = (...first: readonly number[]): boolean => first.every((byte, at) => bytes[at] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (/^GIF8[79]a/.test(asciiAt(bytes, 0, 6))) return 'gif';
  if (asciiAt(bytes, 4, 4) === 'ftyp') return typeOfBrand(bytes);
  if (asciiAt(bytes, 0, 4) === 'RIFF' && asciiAt(bytes, 8, 4) === 'WEBP') return 'webp';
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a)) return 'tiff';
  if (asciiAt(bytes, 0, 5) === '%PDF-') return 'pdf';
  return starts(0x42, 0x4d) ? 'bmp' : 'unknown';
}

function typeOfBrand(bytes: Uint8Array): PhotoType {
  const brand = asciiAt(bytes, 8, 4);
  if (AVIF_BRAND.test(brand)) return 'avif';
  if (HEIC_BRAND.test(brand)) return 'heic';
  if (!EITHER_BRAND.test(brand)) return 'unknown';
  // The box says its length in four bytes, and no sane one needs more than the last.
  const others = Math.min((bytes[3] ?? 0) - 16, 4 * BRANDS_MOST);
  return AVIF_BRAND.test(asciiAt(bytes, 16, Math.max(others, 0))) ? 'avif' : 'heic';
}

/** Bytes as text, one character a byte. */
export function asciiAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
