import { bareJpeg } from '../../../src/core/photo/bareJpeg';
import { base64, imageText } from '../../../src/core/photo/imageText';
import { metadataIn } from '../../../src/core/photo/metadataIn';
import { photoSize } from '../../../src/core/photo/photoSize';
import { photoType } from '../../../src/core/photo/photoType';
import {
  COMMENT_SEGMENT,
  chunk,
  exifSegment,
  gifOf,
  HEIC,
  ICC_SEGMENT,
  IPTC_SEGMENT,
  JFIF_SEGMENT,
  jpegOf,
  PLACE,
  PNG_EXTRAS,
  pngOf,
  segment,
  withSegments,
  XMP_SEGMENT,
} from '../../support/pictures';

const bytesOf = (written: string): Uint8Array => Uint8Array.from(Buffer.from(written, 'latin1'));
const EVERYTHING = [
  ...JFIF_SEGMENT,
  ...exifSegment(6),
  ...XMP_SEGMENT,
  ...IPTC_SEGMENT,
  ...ICC_SEGMENT,
  ...COMMENT_SEGMENT,
];

describe('photoType', () => {
  it.each([
    ['jpeg', jpegOf(2, 2)],
    ['png', pngOf(2, 2)],
    ['gif', gifOf(2, 2)],
    ['heic', HEIC],
    ['avif', bytesOf('\0\0\0\x20ftypavif')],
    ['avif', bytesOf('\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf')],
    ['heic', bytesOf('\0\0\0\x18ftypmif1\0\0\0\0mif1heic')],
    ['heic', bytesOf('\0\0\0\x18ftypmif1\0\0\0\0mif1heicavif')],
    ['unknown', bytesOf('\0\0\0\x20ftypisom')],
    ['webp', bytesOf('RIFF1234WEBPVP8 ')],
    ['tiff', bytesOf('II*\0')],
    ['tiff', bytesOf('MM\0*')],
    ['pdf', bytesOf('%PDF-1.7')],
    ['bmp', bytesOf('BM1234')],
    ['unknown', bytesOf('akinyi.jpg')],
    ['unknown', new Uint8Array()],
  ])('tells %s by its bytes', (type, bytes) => {
    expect(photoType(bytes)).toBe(type);
  });
});

describe('metadataIn', () => {
  it.each([
    ['a JPEG of pixels alone', jpegOf(2, 2), []],
    ['a JFIF header', jpegOf(2, 2, JFIF_SEGMENT), []],
    ...[0x02, 0xbf, 0xc8, 0xdc, 0xde, 0xdf, 0xf0, 0xfd].map((marker): [string, Uint8Array, string[]] => [
      `the marker ${marker.toString(16)}, which shows nothing`,
      withSegments(jpegOf(2, 2), segment(marker, [...bytesOf('Akinyi, -1.28, 36.8')])),
      ['other'],
    ]),
    [
      'a JFIF header with a thumbnail',
      jpegOf(2, 2, segment(0xe0, [...bytesOf('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9])),
      ['other'],
    ],
    ['EXIF with a place', jpegOf(2, 2, exifSegment(1)), ['exif', 'place']],
    [
      'all that cameras and programs write',
      jpegOf(2, 2, EVERYTHING),
      ['exif', 'place', 'xmp', 'iptc', 'colours', 'comment'],
    ],
    ['a maker’s own segment', jpegOf(2, 2, segment(0xe5, [1, 2])), ['other']],
    ['bytes behind the end', withSegments(jpegOf(2, 2), [], [...bytesOf(PLACE)]), ['rest']],
    ['a JPEG that is cut off', jpegOf(2, 2).subarray(0, -2), ['unreadable']],
    ['a segment longer than the file', Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1]), ['unreadable']],
    ['a PNG of pixels alone', pngOf(2, 2), []],
    ['a PNG that tells', pngOf(2, 2, PNG_EXTRAS), ['exif', 'place', 'text', 'xmp', 'time']],
    ['a PNG with a chunk of no known name', pngOf(2, 2, chunk('prVt', [1])), ['other']],
    ['a PNG that is cut off', pngOf(2, 2).subarray(0, -12), ['unreadable']],
    ['a GIF of pixels alone', gifOf(2, 2), []],
    ['a GIF that tells', gifOf(2, 2, true), ['comment', 'xmp']],
    ['a GIF that is cut off', gifOf(2, 2).subarray(0, -1), ['unreadable']],
    ['a file of another type', HEIC, ['unreadable']],
  ])('%s', (_, bytes, found) => {
    expect(metadataIn(bytes)).toEqual(found);
  });
});

describe('bareJpeg', () => {
  it('leaves nothing but what shows the picture', () => {
    const told = withSegments(jpegOf(3, 2), EVERYTHING, [...bytesOf(PLACE)]);
    expect(Buffer.from(told).includes(PLACE)).toBe(true);
    const bare = bareJpeg(told)!;
    expect(Buffer.from(bare).includes(PLACE)).toBe(false);
    expect(metadataIn(bare)).toEqual([]);
    expect([...bare]).toEqual([...jpegOf(3, 2, JFIF_SEGMENT)]);
  });

  it('makes nothing of what is no whole JPEG', () => {
    expect(bareJpeg(pngOf(2, 2))).toBeUndefined();
    expect(bareJpeg(jpegOf(2, 2).subarray(0, -2))).toBeUndefined();
  });
});

describe('photoSize', () => {
  it.each([
    ['as stored', jpegOf(1200, 800), { width: 1200, height: 800 }],
    ['upright', jpegOf(1200, 800, exifSegment(6)), { width: 800, height: 1200 }],
    ['upside down', jpegOf(1200, 800, exifSegment(3)), { width: 1200, height: 800 }],
    ['PNG', pngOf(70_000, 3), { width: 70_000, height: 3 }],
    ['PNG on its side', pngOf(7, 3, PNG_EXTRAS), { width: 3, height: 7 }],
    ['GIF', gifOf(5, 4), { width: 5, height: 4 }],
    ['no size', jpegOf(0, 0), undefined],
    ['cut off', jpegOf(4, 4).subarray(0, -2), undefined],
    ['another type', HEIC, undefined],
  ])('%s', (_, bytes, size) => {
    expect(photoSize(bytes)).toEqual(size);
  });
});

describe('imageText', () => {
  const settings = { form: 'dataUri', bytesMost: 1000 } as const;

  it('writes a data URI of the real type, or bare base64', () => {
    const bytes = jpegOf(2, 2);
    const text = Buffer.from(bytes).toString('base64');
    expect(imageText(bytes, settings)).toBe(`data:image/jpeg;base64,${text}`);
    expect(imageText(bytes, { ...settings, form: 'base64' })).toBe(text);
  });

  it.each([
    ['a picture that tells where it was taken', jpegOf(2, 2, exifSegment(1))],
    ['a picture with a comment', jpegOf(2, 2, COMMENT_SEGMENT)],
    ['a PNG', pngOf(2, 2)],
    ['a picture above the limit', withSegments(jpegOf(2, 2), segment(0xdb, new Array(1000).fill(0)))],
  ])('never lets %s leave', (_, bytes) => {
    expect(imageText(bytes, settings)).toBeUndefined();
  });

  it('writes base64 as everybody does, whatever the length', () => {
    for (const length of [0, 1, 2, 3, 4, 6143, 6144, 6145, 6146, 20_000]) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 7919 + length) & 0xff);
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }
  });
});
