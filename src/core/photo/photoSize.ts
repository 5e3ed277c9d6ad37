import { exifAt, type Exif } from './exif';
import { gifBlocks } from './gifBlocks';
import { jpegSegments } from './jpegSegments';
import { asciiAt, photoType } from './photoType';
import { pngChunks } from './pngChunks';

/** Pixels of a picture as it is looked at, upright. */
export interface PhotoSize {
  readonly width: number;
  readonly height: number;
}

/** Start-of-frame markers: 0xc0 to 0xcf without tables (C4, CC) and the reserved C8. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** The size that a JPEG, PNG or GIF says it has; undefined where the file is damaged, cut off, or of another type. */
export function photoSize(bytes: Uint8Array): PhotoSize | undefined {
  const size = sizeIn(bytes);
  return size !== undefined && size.width > 0 && size.height > 0 ? size : undefined;
}

function sizeIn(bytes: Uint8Array): PhotoSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (photoType(bytes)) {
    case 'jpeg':
      return jpegSize(bytes, view);
    case 'png':
      return pngSize(bytes, view);
    case 'gif':
      if (gifBlocks(bytes) === undefined) return undefined;
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 'heic':
    case 'avif':
    case 'webp':
    case 'tiff':
    case 'bmp':
    case 'pdf':
    case 'unknown':
      return undefined;
  }
}

function jpegSize(bytes: Uint8Array, view: DataView): PhotoSize | undefined {
  const segments = jpegSegments(bytes);
  const frame = segments?.find(({ marker }) => isFrame(marker));
  if (segments === undefined || frame === undefined || frame.to - frame.payload < 6) return undefined;
  const height = view.getUint16(frame.payload + 1);
  const width = view.getUint16(frame.payload + 3);
  const exif = segments.find(({ marker, payload }) => marker === 0xe1 && asciiAt(bytes, payload, 6) === 'Exif\0\0');
  return upright({ width, height }, exif && exifAt(bytes, exif.payload + 6));
}

function pngSize(bytes: Uint8Array, view: DataView): PhotoSize | undefined {
  const chunks = pngChunks(bytes) ?? [];
  const [header] = chunks;
  if (header?.type !== 'IHDR' || header.to - header.payload < 12) return undefined;
  const size = { width: view.getUint32(header.payload), height: view.getUint32(header.payload + 4) };
  const exif = chunks.find(({ type }) => type === 'eXIf');
  return upright(size, exif && exifAt(bytes, exif.payload));
}

function upright({ width, height }: PhotoSize, exif: Exif | undefined): PhotoSize {
  const orientation = exif?.orientation ?? 1;
  return orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height };
}
