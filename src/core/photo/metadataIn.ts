import { exifAt } from './exif';
import { gifBlocks } from './gifBlocks';
import { jpegSegments, type JpegSegment } from './jpegSegments';
import { asciiAt, photoType } from './photoType';
import { pngChunks } from './pngChunks';

/**
 * Something in a picture's file that is not its pixels: `place` is where it was taken, `other` anything that this parser
 * has no name for, `rest` bytes behind the picture's end, `unreadable` a file that it cannot vouch for.
 */
export type PhotoMetadata =
  'exif' | 'place' | 'xmp' | 'iptc' | 'colours' | 'comment' | 'text' | 'time' | 'other' | 'rest' | 'unreadable';

/** Everything in a file beside its pixels and what it takes to show them; empty for a picture that tells nothing else. */
export function metadataIn(bytes: Uint8Array): readonly PhotoMetadata[] {
  switch (photoType(bytes)) {
    case 'jpeg':
      return withRest(bytes, jpegSegments(bytes), (segment) => inJpeg(bytes, segment));
    case 'png':
      return withRest(bytes, pngChunks(bytes), ({ type, payload }) => inPng(bytes, type, payload));
    case 'gif':
      return withRest(bytes, gifBlocks(bytes), ({ is, label, payload }) =>
        is === 'extension' ? inGif(bytes, label, payload) : [],
      );
    case 'heic':
    case 'avif':
    case 'webp':
    case 'tiff':
    case 'bmp':
    case 'pdf':
    case 'unknown':
      return ['unreadable'];
  }
}

function withRest<Part extends { readonly to: number }>(
  bytes: Uint8Array,
  parts: readonly Part[] | undefined,
  told: (part: Part) => readonly PhotoMetadata[],
): readonly PhotoMetadata[] {
  if (parts === undefined) return ['unreadable'];
  const rest: readonly PhotoMetadata[] = (parts.at(-1)?.to ?? 0) < bytes.length ? ['rest'] : [];
  return [...new Set([...parts.flatMap(told), ...rest])];
}

/** A JFIF header without a thumbnail says nothing but how to show the picture. */
const JFIF_BYTES = 16;

/** Frames (C8 is reserved), DHT, DAC, restarts, SOI, EOI, SOS, DQT and DRI: any other marker can carry what it likes. */
const SHOWING = new Set([
  ...[0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf],
  ...[0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9, 0xda, 0xdb, 0xdd],
]);

/** Whether a segment is part of showing a JPEG: its tables, frames and scans, JFIF's own header and Adobe's colour flag. */
export function isNeeded(bytes: Uint8Array, { marker, payload, to }: JpegSegment): boolean {
  if (marker === 0xe0) return asciiAt(bytes, payload, 5) === 'JFIF\0' && to - payload + 2 === JFIF_BYTES;
  if (marker === 0xee) return asciiAt(bytes, payload, 5) === 'Adobe' && to - payload === 12;
  return SHOWING.has(marker);
}

function inJpeg(bytes: Uint8Array, segment: JpegSegment): readonly PhotoMetadata[] {
  if (isNeeded(bytes, segment)) return [];
  const { marker, payload } = segment;
  if (marker === 0xfe) return ['comment'];
  if (marker === 0xe1 && asciiAt(bytes, payload, 4) === 'Exif') return inExif(bytes, payload + 6);
  if (marker === 0xe1 && asciiAt(bytes, payload, 20).startsWith('http://ns.adobe.com/')) return ['xmp'];
  if (marker === 0xe2 && asciiAt(bytes, payload, 11) === 'ICC_PROFILE') return ['colours'];
  return [marker === 0xed ? 'iptc' : 'other'];
}

function inExif(bytes: Uint8Array, from: number): readonly PhotoMetadata[] {
  return exifAt(bytes, from)?.hasPlace === true ? ['exif', 'place'] : ['exif'];
}

/** Chunks that take part in showing a PNG, an animated one included. */
const SHOWN = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD hIST pHYs acTL fcTL fdAT cICP mDCV cLLI'.split(' '),
);

function inPng(bytes: Uint8Array, type: string, payload: number): readonly PhotoMetadata[] {
  if (SHOWN.has(type)) return [];
  if (type === 'eXIf') return inExif(bytes, payload);
  if (type === 'tIME') return ['time'];
  if (type === 'iCCP') return ['colours'];
  if (type === 'iTXt' && asciiAt(bytes, payload, 17) === 'XML:com.adobe.xmp') return ['xmp'];
  return [type === 'tEXt' || type === 'zTXt' || type === 'iTXt' ? 'text' : 'other'];
}

function inGif(bytes: Uint8Array, label: number, payload: number): readonly PhotoMetadata[] {
  // How an image is shown: delay, transparency.
  if (label === 0xf9) return [];
  if (label === 0xfe) return ['comment'];
  if (label === 0x01) return ['text'];
  const application = asciiAt(bytes, payload + 1, 11);
  if (application === 'NETSCAPE2.0' || application === 'ANIMEXTS1.0') return [];
  return [application.startsWith('XMP Data') ? 'xmp' : 'other'];
}
