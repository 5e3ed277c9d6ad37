/** Bytes of pictures whose files hold more than pixels; made here, so that every byte of them is known. */

const text = (written: string): number[] => [...Buffer.from(written, 'latin1')];
const u16 = (value: number): number[] => [value >> 8, value & 0xff];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];

function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A JPEG marker with its payload. */
export function segment(marker: number, payload: readonly number[]): number[] {
  return [0xff, marker, ...u16(payload.length + 2), ...payload];
}

/** A PNG chunk. */
export function chunk(type: string, payload: readonly number[]): number[] {
  const body = [...text(type), ...payload];
  return [...u32(payload.length), ...body, ...u32(crc32(body))];
}

/** The place that stands in every EXIF made here, to be looked for in what leaves. */
export const PLACE = 'KISUMU-0.0917S-34.7680E';
/** The same of cameras. */
export const CAMERA = 'SECRETCAM 9000';

/** An EXIF block: an orientation, a camera's name, and a GPS directory that holds PLACE. */
export function exif(orientation: number): number[] {
  const camera = [...text(CAMERA), 0];
  const place = [...text(PLACE), 0];
  const entries = 3;
  const afterIfd0 = 8 + 2 + entries * 12 + 4;
  const cameraAt = afterIfd0;
  const gpsAt = cameraAt + camera.length + (camera.length % 2);
  const placeAt = gpsAt + 2 + 12 + 4;
  return [
    ...text('MM'),
    ...u16(42),
    ...u32(8),
    ...u16(entries),
    ...[...u16(0x0110), ...u16(2), ...u32(camera.length), ...u32(cameraAt)],
    ...[...u16(0x0112), ...u16(3), ...u32(1), ...u16(orientation), ...u16(0)],
    ...[...u16(0x8825), ...u16(4), ...u32(1), ...u32(gpsAt)],
    ...u32(0),
    ...camera,
    ...(camera.length % 2 ? [0] : []),
    ...u16(1),
    ...[...u16(0x001d), ...u16(2), ...u32(place.length), ...u32(placeAt)],
    ...u32(0),
    ...place,
  ];
}

/** APP1 with that EXIF. */
export function exifSegment(orientation: number): number[] {
  return segment(0xe1, [...text('Exif'), 0, 0, ...exif(orientation)]);
}

/** APP1 with XMP that names PLACE. */
export const XMP_SEGMENT = segment(0xe1, [...text('http://ns.adobe.com/xap/1.0/'), 0, ...text(`<x>${PLACE}</x>`)]);
/** A JPEG comment that names PLACE. */
export const COMMENT_SEGMENT = segment(0xfe, text(PLACE));
/** APP13, as Photoshop writes captions. */
export const IPTC_SEGMENT = segment(0xed, text(`Photoshop 3.0\0${PLACE}`));
/** APP2 with a colour profile. */
export const ICC_SEGMENT = segment(0xe2, text(`ICC_PROFILE\0${PLACE}`));
/** The header that most JPEG files begin with. */
export const JFIF_SEGMENT = segment(0xe0, [...text('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

/** A JPEG of that size whose scan is nothing to look at; its structure is whole. */
export function jpegOf(width: number, height: number, extra: readonly number[] = []): Uint8Array {
  const frame = segment(0xc0, [8, ...u16(height), ...u16(width), 1, 1, 0x11, 0]);
  const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd3, 0x56];
  return Uint8Array.from([
    0xff,
    0xd8,
    ...extra,
    ...segment(0xdb, [0, ...new Array(64).fill(1)]),
    ...frame,
    ...scan,
    0xff,
    0xd9,
  ]);
}

/** Puts segments behind the start of a real JPEG. */
export function withSegments(jpeg: Uint8Array, segments: readonly number[], rest: readonly number[] = []): Uint8Array {
  return Uint8Array.from([0xff, 0xd8, ...segments, ...jpeg.subarray(2), ...rest]);
}

/** A PNG of that size; its pixels are nothing to look at unless `deflated` is given. */
export function pngOf(
  width: number,
  height: number,
  extra: readonly number[] = [],
  deflated: readonly number[] = [0],
): Uint8Array {
  const header = chunk('IHDR', [...u32(width), ...u32(height), 8, 6, 0, 0, 0]);
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return Uint8Array.from([...signature, ...header, ...extra, ...chunk('IDAT', deflated), ...chunk('IEND', [])]);
}

/** eXIf, tEXt and iTXt chunks that name PLACE, and a time. */
export const PNG_EXTRAS = [
  ...chunk('eXIf', exif(6)),
  ...chunk('tEXt', text(`Comment\0${PLACE}`)),
  ...chunk('iTXt', text(`XML:com.adobe.xmp\0\0\0\0\0${PLACE}`)),
  ...chunk('tIME', [...u16(2026), 11, 22, 12, 0, 0]),
];

/** A GIF of one grey and one white pixel a row, with a comment and XMP that name PLACE where asked for. */
export function gifOf(width: number, height: number, telling = false): Uint8Array {
  const sub = (bytes: readonly number[]): number[] => {
    const blocks = Array.from({ length: Math.ceil(bytes.length / 255) }, (_, n) => bytes.slice(n * 255, n * 255 + 255));
    return [...blocks.flatMap((block) => [block.length, ...block]), 0];
  };
  const little = (value: number): number[] => [value & 0xff, value >> 8];
  const comment = [0x21, 0xfe, ...sub(text(PLACE))];
  const xmp = [0x21, 0xff, 11, ...text('XMP DataXMP'), ...sub(text(PLACE))];
  const image = [0x2c, 0, 0, 0, 0, ...little(width), ...little(height), 0, 2, ...sub(gifPixels(width * height))];
  return Uint8Array.from([
    ...text('GIF89a'),
    ...little(width),
    ...little(height),
    0x80,
    0,
    0,
    ...[0x80, 0x80, 0x80, 0xff, 0xff, 0xff],
    ...(telling ? [...comment, ...xmp] : []),
    ...image,
    0x3b,
  ]);
}

/** LZW codes of so many pixels of colour 0, the table cleared before it grows: codes stay three bits wide. */
function gifPixels(count: number): number[] {
  const codes = Array.from({ length: count }, () => [4, 0]).flat();
  const bits = [...codes, 5].flatMap((code) => [code & 1, (code >> 1) & 1, (code >> 2) & 1]);
  const bytes: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    bytes.push(bits.slice(at, at + 8).reduce((byte, bit, place) => byte | (bit << place), 0));
  }
  return bytes;
}

/** The first bytes of a HEIC file, as an iPhone makes them. */
export const HEIC = Uint8Array.from([
  ...u32(24),
  ...text('ftypheic'),
  ...u32(0),
  ...text('mif1heic'),
  ...u32(8),
  ...text('mdat'),
]);
