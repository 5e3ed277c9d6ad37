import { createHash } from 'node:crypto';
import { createPhotos, type OpenPicture } from '../../../src/adapters/browser/photoStore';
import { Recent } from '../../../src/adapters/browser/recent';
import { metadataIn } from '../../../src/core/photo/metadataIn';
import type { PhotoFile } from '../../../src/ports/photos';
import { COMMENT_SEGMENT, exifSegment, HEIC, jpegOf, pngOf, PNG_EXTRAS, segment } from '../../support/pictures';

class FakeFile implements PhotoFile {
  reads = 0;
  constructor(
    readonly name: string,
    public bytes: Uint8Array | undefined,
    readonly size = bytes?.length ?? 0,
  ) {}
  arrayBuffer(): Promise<ArrayBuffer> {
    this.reads += 1;
    if (this.bytes === undefined) return Promise.reject(new Error('NotReadableError'));
    return Promise.resolve(Uint8Array.from(this.bytes).buffer);
  }
}

const referenceOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const FILLING = Uint8Array.from(segment(0xdb, new Array<number>(996).fill(0)));

/** A browser whose JPEGs have as many bytes as `sizeOf` says, and a header of their own. */
class Browser {
  opened = 0;
  openNow = 0;
  mostOpen = 0;
  steps: string[] = [];
  sizeOf: (quality: number, width: number) => number = () => 1000;
  extra: readonly number[] = exifSegment(1);
  readonly open: OpenPicture = async () => {
    this.opened += 1;
    this.openNow += 1;
    this.mostOpen = Math.max(this.mostOpen, this.openNow);
    await Promise.resolve();
    return {
      width: 2000,
      height: 1000,
      jpeg: ({ width, height, quality }) => {
        this.steps.push(`${width}x${height} ${quality}`);
        const times = Math.ceil(this.sizeOf(quality, width) / FILLING.length);
        const jpeg = jpegOf(width, height, this.extra);
        const parts = [jpeg.subarray(0, 2), ...new Array<Uint8Array>(times).fill(FILLING), jpeg.subarray(2)];
        return Promise.resolve(Uint8Array.from(Buffer.concat(parts)));
      },
      close: () => {
        this.openNow -= 1;
      },
    };
  };
}

describe('what a file is', () => {
  it('is told by its bytes alone, and what is of no use says why', async () => {
    const photos = createPhotos(new Browser().open);
    const wide = jpegOf(1200, 800, exifSegment(6));
    await photos.add([
      new FakeFile('a.png', wide),
      new FakeFile('IMG_1.jpg', HEIC),
      new FakeFile('saved.avif', Uint8Array.from(Buffer.from('\0\0\0\x14ftypavif\0\0\0\0avif'))),
      new FakeFile('letter.jpg', Uint8Array.from(Buffer.from('%PDF-1.7'))),
      new FakeFile('cut.jpg', wide.subarray(0, -2)),
      new FakeFile('bomb.png', pngOf(30_000, 30_000)),
      new FakeFile('film.jpg', wide, 25_000_001),
      new FakeFile('gone.jpg', undefined),
      new FakeFile('empty.jpg', new Uint8Array()),
    ]);
    const { chosen, refused } = photos.files();
    expect(chosen).toEqual([{ reference: referenceOf(wide), name: 'a.png', width: 800, height: 1200 }]);
    expect(refused.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
      'IMG_1.jpg heic',
      'saved.avif otherType',
      'letter.jpg otherType',
      'cut.jpg damaged',
      'bomb.png tooManyPixels',
      'film.jpg fileTooLarge',
      'gone.jpg unreadable',
      'empty.jpg otherType',
    ]);
  });

  it('is kept once, however often it is chosen, and a better file takes a refused one’s place', async () => {
    const photos = createPhotos(new Browser().open);
    let told = 0;
    photos.subscribe(() => (told += 1));
    const bytes = jpegOf(5, 5);
    await photos.add([new FakeFile('x.jpg', HEIC)]);
    await photos.add([new FakeFile('x.jpg', bytes), new FakeFile('x.jpg', bytes), new FakeFile('y.jpg', bytes)]);
    expect(photos.files().chosen.map(({ name }) => name)).toEqual(['x.jpg', 'y.jpg']);
    expect(photos.files().refused).toEqual([]);
    expect(told).toBe(2);
    const before = photos.files();
    expect(photos.files()).toBe(before);
    photos.clear();
    expect(photos.files()).toEqual({ chosen: [], refused: [] });
  });

  it('of two files of one name both stay, unless the first is not there any more', async () => {
    const photos = createPhotos(new Browser().open);
    const first = new FakeFile('x.jpg', jpegOf(5, 5));
    await photos.add([first, new FakeFile('x.jpg', jpegOf(6, 6))]);
    expect(photos.files().chosen.map(({ width }) => width)).toEqual([5, 6]);
    first.bytes = jpegOf(7, 7);
    await photos.add([first]);
    expect(photos.files().chosen.map(({ width }) => width)).toEqual([6, 7]);
  });
});

describe('a picture that is to leave', () => {
  const ONE = jpegOf(2000, 1000);

  it('holds nothing that the browser wrote of its own, and is no larger than allowed', async () => {
    const browser = new Browser();
    browser.extra = [...exifSegment(1), ...COMMENT_SEGMENT];
    browser.sizeOf = (quality, width) => (width > 1300 ? 900_000 : quality > 0.75 ? 520_000 : 400_000);
    const photos = createPhotos(browser.open);
    await photos.add([new FakeFile('x.jpg', ONE)]);
    const made = (await photos.encoded(referenceOf(ONE))) as Uint8Array;
    expect(metadataIn(made)).toEqual([]);
    expect(made.length).toBeLessThanOrEqual(500_000);
    expect(browser.steps).toEqual([
      ...['0.88', '0.8', '0.7', '0.6'].map((quality) => `1600x800 ${quality}`),
      ...['0.88', '0.8', '0.7'].map((quality) => `1280x640 ${quality}`),
    ]);
    expect(browser.openNow).toBe(0);
  });

  it('is unfit where it stays too large, cannot be opened, or holds what cannot be taken out', async () => {
    const browser = new Browser();
    browser.sizeOf = () => 600_000;
    const photos = createPhotos(browser.open);
    await photos.add([new FakeFile('x.jpg', ONE)]);
    expect(await photos.encoded(referenceOf(ONE))).toBe('unfit');
    expect(browser.openNow).toBe(0);
    const blind = createPhotos(() => Promise.resolve(undefined));
    await blind.add([new FakeFile('x.jpg', ONE)]);
    expect(await blind.encoded(referenceOf(ONE))).toBe('unfit');
    const full = createPhotos(() => Promise.reject(new RangeError('out of memory')));
    await full.add([new FakeFile('x.jpg', ONE)]);
    expect(await full.encoded(referenceOf(ONE))).toBe('unfit');
    const asPng: OpenPicture = async (bytes) => ({
      ...(await new Browser().open(bytes))!,
      jpeg: () => Promise.resolve(pngOf(5, 5, PNG_EXTRAS)),
    });
    const other = createPhotos(asPng);
    await other.add([new FakeFile('x.jpg', ONE)]);
    expect(await other.encoded(referenceOf(ONE))).toBe('unfit');
  });

  it('is missing where its file is gone, changed, or was never chosen', async () => {
    const photos = createPhotos(new Browser().open);
    const file = new FakeFile('x.jpg', ONE);
    await photos.add([file]);
    file.bytes = undefined;
    expect(await photos.encoded(referenceOf(ONE))).toBe('missing');
    file.bytes = jpegOf(9, 9);
    expect(await photos.encoded(referenceOf(ONE))).toBe('missing');
    expect(await photos.encoded('sha256:other')).toBe('missing');
    file.bytes = ONE;
    expect(await photos.encoded(referenceOf(ONE))).toBeInstanceOf(Uint8Array);
  });

  it('is made once while it is needed, one at a time, and few are kept', async () => {
    const browser = new Browser();
    const photos = createPhotos(browser.open);
    const many = Array.from({ length: 30 }, (_, n) => jpegOf(100 + n, 50));
    await photos.add(many.map((bytes, n) => new FakeFile(`${n}.jpg`, bytes)));
    expect(browser.opened).toBe(0);
    const references = many.map(referenceOf);
    const [first = ''] = references;
    const twice = await Promise.all([photos.encoded(first), photos.encoded(first)]);
    expect(twice[0]).toBe(twice[1]);
    expect(browser.opened).toBe(1);
    await Promise.all(references.map((reference) => photos.encoded(reference)));
    expect(browser.opened).toBe(30);
    expect(browser.mostOpen).toBe(1);
    await photos.encoded(references.at(-1)!);
    expect(browser.opened).toBe(30);
    await photos.encoded(first);
    expect(browser.opened).toBe(31);
    expect((await photos.thumbnail(first))!.length).toBeGreaterThan(0);
    expect(browser.steps.at(-1)).toBe('192x96 0.7');
  });
});

it('Recent forgets what nobody asked for longest', () => {
  const recent = new Recent<number>(2);
  recent.put('a', 1);
  recent.put('b', 2);
  expect(recent.get('a')).toBe(1);
  recent.put('c', 3);
  expect([recent.get('a'), recent.get('b'), recent.get('c'), recent.size]).toEqual([1, undefined, 3, 2]);
  recent.clear();
  expect(recent.size).toBe(0);
});
