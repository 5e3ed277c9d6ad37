import { metadataIn } from '../../src/core/photo/metadataIn';
import { photoSize } from '../../src/core/photo/photoSize';
import {
  CAMERA,
  COMMENT_SEGMENT,
  exifSegment,
  gifOf,
  HEIC,
  PLACE,
  withSegments,
  XMP_SEGMENT,
} from '../support/pictures';
import { type Bench, expect, test } from './support/bench';
import { workbookOf } from './support/kinds';
import { tooWide, violations } from './support/look';
import { DOZEN, jpegIn, seen, sheetWithPhotos, stored, tellingPng } from './support/photos';
import { check, done, practise, send } from './support/steps';

/** What the sheet's cells say; the others are found by their loan ids. */
const NAMED = { '0001-P': 'C:\\Fotos\\AKINYI', '0002-P': 'baraka.png', '0003-P': 'Chebét', '0012-P': 'njeri.jpg' };
const BY_ID = ['0004', '0005', '0006', '0007', '0008', '0009', '0010', '0011'];

interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const file = (name: string, bytes: Uint8Array): Chosen => ({ name, mimeType: '', buffer: Buffer.from(bytes) });

/** Twelve photos that tell where they were taken, the last under a name that nothing says. */
async function pictures({ page }: Bench): Promise<readonly Chosen[]> {
  const lying = withSegments(
    await jpegIn(page, 3000, 2000, 1),
    [...exifSegment(6), ...XMP_SEGMENT, ...COMMENT_SEGMENT],
    [...Buffer.from(PLACE)],
  );
  const small = await jpegIn(page, 640, 480, 2);
  // A comment of its own makes each of them another picture.
  const others = BY_ID.map((id) =>
    file(`${id}-p.JPG`, withSegments(small, exifSegment(1), [...Buffer.from(id + PLACE)])),
  );
  return [
    file('akinyi.jpg', lying),
    file('Baraka.PNG', tellingPng(900, 600)),
    file('chebet.gif', gifOf(480, 420, true)),
    ...others,
    file('DSC 0099.jpg', withSegments(small, exifSegment(3))),
  ];
}

const choose = async ({ pane }: Bench, files: readonly Chosen[]): Promise<void> => {
  await pane.getByTestId('photo-files').setInputFiles([...files]);
};

/** Lets the files fall on the section, as from a folder's window. */
async function drop({ pane }: Bench, files: readonly Chosen[]): Promise<void> {
  await expect(pane.getByTestId('photos-chosen')).toHaveText('6');
  const given = files.map(({ name, buffer }) => [name, buffer.toString('base64')] as const);
  await pane.getByTestId('photo-drop').evaluate((zone, all) => {
    const dataTransfer = new DataTransfer();
    for (const [name, base64] of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name));
    }
    zone.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, given);
}

/** Pairs a file with the row by keys alone. */
async function pairByKeys({ page, pane }: Bench, name: string, row: RegExp): Promise<void> {
  const rows = pane.getByTestId(`pair-${name}`);
  await rows.focus();
  const wanted = await rows.locator('option').allTextContents();
  const place = wanted.findIndex((text) => row.test(text));
  for (let at = 0; at < place; at++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(pane.getByTestId('use-pairs')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(pane.getByTestId('photos-unused')).toHaveText('0');
}

const imagesHeard = ({ heard }: Bench): readonly Uint8Array[] =>
  heard('loan_draft').map(({ body }) => {
    const text = (JSON.parse(body) as { image_encoded: string }).image_encoded;
    expect(text).toMatch(/^data:image\/jpeg;base64,[A-Za-z0-9+/]+={0,2}$/);
    return Uint8Array.from(Buffer.from(text.slice(text.indexOf(',') + 1), 'base64'));
  });

test.describe('photos', () => {
  test.use({ options: { workbook: workbookOf(sheetWithPhotos(DOZEN, NAMED)), faultsExpected: true } });

  test('twelve go out upright, small, and telling nothing but their pixels; nothing here remembers them', async ({
    bench,
  }) => {
    const { page, pane, driver, heard, house, log } = bench;
    const files = await pictures(bench);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await practise(bench);
    await choose(bench, files.slice(0, 6));
    await drop(bench, [...files.slice(6), file('IMG_0007.HEIC', HEIC)]);
    await expect(pane.getByTestId('photos-chosen')).toHaveText('12');
    await expect(pane.getByTestId('photos-refused')).toContainText('“IMG_0007.HEIC” is a HEIC picture');
    await check(bench);
    await expect(pane.getByTestId('errors')).toContainText('“njeri.jpg” is not among the photos that you chose');
    await expect(pane.getByTestId('photos-with')).toHaveText('11');
    await expect(pane.getByTestId('sendable-count')).toHaveText('11');
    await expect(pane.getByTestId('photo-small')).toHaveCount(1);
    // What was said of a row by hand can be taken back.
    await pane.getByTestId('without-photo').selectOption({ index: 1 });
    await pane.getByTestId('use-without').click();
    await expect(pane.getByTestId('sendable-count')).toHaveText('12');
    await expect(pane.getByTestId('without-photo')).toHaveCount(0);
    await pane.getByTestId('photo-pairs').click();
    await pane.getByRole('button', { name: 'Undo Row 15: no photo' }).click();
    await expect(pane.getByTestId('sendable-count')).toHaveText('11');
    await pairByKeys(bench, 'DSC 0099.jpg', /0012-P/);
    await expect(pane.getByTestId('sendable-count')).toHaveText('12');
    await expect(pane.getByTestId('warnings')).toContainText('“akinyi.jpg” is taller than it is wide');

    await pane.getByTestId('preview-open').click();
    await expect(pane.getByRole('img', { name: 'The photo as Kiva gets it' })).toBeVisible();
    await expect(pane.getByTestId('preview-card')).toContainText('akinyi.jpg');
    await send(bench);
    await done(bench);
    await expect(pane.getByRole('heading', { level: 1 })).toHaveText('All sent');

    const images = imagesHeard(bench);
    expect(images).toHaveLength(12);
    for (const [at, image] of images.entries()) {
      expect([at, metadataIn(image)]).toEqual([at, []]);
      expect(image.length).toBeLessThanOrEqual(500_000);
      const { width, height } = photoSize(image)!;
      expect(Math.max(width, height)).toBeLessThanOrEqual(1600);
      for (const secret of [PLACE, CAMERA, 'Exif', 'adobe']) expect(Buffer.from(image).includes(secret)).toBe(false);
    }
    // Its red corner lay at the top left; turned upright it is at the top right.
    const [akinyi, baraka, chebet] = await Promise.all(images.slice(0, 3).map((image) => seen(page, image)));
    expect(Math.max(akinyi!.width, akinyi!.height)).toBe(akinyi!.height);
    expect(akinyi!.corners).toEqual(['110', '100', '010', '001']);
    // Its left half is transparent, and its EXIF says that it lies on its side.
    expect(baraka).toEqual({ width: 600, height: 900, corners: ['111', '111', '001', '001'] });
    expect([chebet?.width, chebet?.height]).toEqual([480, 420]);
    const upsideDown = await seen(page, images[11]!);
    expect(upsideDown).toEqual({ width: 640, height: 480, corners: ['001', '110', '100', '010'] });
    expect(house.sandbox.kept().drafts.every(({ draft }) => draft.image_encoded !== undefined)).toBe(true);

    const workbook = JSON.stringify([
      await driver.customXml(),
      await driver.settings(),
      await driver.read('Loans', 'A1:AM20'),
    ]);
    const memories = [await stored(page), workbook, log.join('\n'), asked.join('\n')];
    expect(memories[0]).toContain('0012-P');
    const bodies = heard('loan_draft').map(({ body }) => (JSON.parse(body) as { image_encoded: string }).image_encoded);
    for (const memory of memories) {
      expect(memory).not.toContain('base64');
      for (const text of [...bodies, ...files.map(({ buffer }) => buffer.toString('base64'))]) {
        expect(memory.includes(text.slice(200, 240))).toBe(false);
      }
      expect(memory).not.toContain('akinyi.jpg');
    }
  });

  test('photos that are gone with the pane are asked for again; the same files make the same facts', async ({
    bench,
  }) => {
    const { pane, driver, heard } = bench;
    const files = await pictures(bench);
    await practise(bench);
    await choose(bench, files.slice(0, 11));
    await expect(pane.getByTestId('photos-chosen')).toHaveText('11');
    await check(bench);
    await send(bench);
    await done(bench);
    expect(heard('loan_draft')).toHaveLength(11);
    await driver.killPane();
    await driver.mountPane();
    await practise(bench);
    await check(bench);
    await expect(pane.getByTestId('sendable-count')).toHaveText('0');
    await expect(pane.getByTestId('errors')).toContainText('the photo of this row is not at hand');
    await expect(pane.getByTestId('send-to-kiva')).toBeDisabled();
    await choose(bench, files);
    await expect(pane.getByTestId('photos-with')).toHaveText('11');
    await pane.getByRole('button', { name: 'Send such rows without a photo this time; I add it in PA2' }).click();
    await expect(pane.getByTestId('sendable-count')).toHaveText('12');
    await pane.getByTestId('send-to-kiva').click();
    await expect(pane.getByTestId('step-confirm')).toContainText('11 rows already sent');
    await pane.getByTestId('send').click();
    await done(bench);
    expect(heard('loan_draft')).toHaveLength(12);
    expect(heard('loan_draft')[11]!.body).not.toContain('image_encoded');
  });

  test('a picture that cannot be unfolded keeps its draft at home', async ({ bench }) => {
    const { page, pane, driver, heard } = bench;
    const whole = await jpegIn(page, 640, 480, 3);
    // Its structure is whole, and nothing of its frame is.
    const broken = Uint8Array.from(whole, (byte, at) => (whole[at - 9] === 0xff && whole[at - 8] === 0xc0 ? 99 : byte));
    await practise(bench);
    await choose(bench, [file('0001-P.jpg', whole), file('akinyi.jpg', broken)]);
    await check(bench);
    await pane.getByRole('button', { name: /Send such rows without a photo/ }).click();
    await expect(pane.getByTestId('sendable-count')).toHaveText('12');
    await send(bench);
    await done(bench);
    expect(heard('loan_draft')).toHaveLength(11);
    expect(JSON.stringify(await driver.readText('Loans', 'AC4:AE4'))).toContain('Choose another one and send');
  });
});

for (const [locale, scheme] of [
  ['en-US', 'light'],
  ['es-MX', 'dark'],
  ['fr-FR', 'light'],
] as const) {
  test.describe(`photos in ${locale}, ${scheme}`, () => {
    const options = { workbook: workbookOf(sheetWithPhotos(DOZEN, NAMED)), query: `?locale=${locale}` };
    test.use({ options, colorScheme: scheme });

    test('fit into 320 pixels and have no accessibility fault', async ({ bench }, info) => {
      const { page, pane } = bench;
      const look = async (name: string): Promise<void> => {
        expect(await tooWide(page)).toEqual([]);
        expect(await violations(page)).toEqual([]);
        await pane.getByTestId('photos').screenshot({ path: info.outputPath(`${name}-${locale}-${scheme}.png`) });
      };
      await page.addStyleTag({ content: '#taskpane { width: 320px !important; }' });
      await practise(bench);
      await look('none');
      const [first, ...others] = await pictures(bench);
      await choose(bench, [
        first!,
        others.at(-1)!,
        file('IMG_0007.HEIC', HEIC),
        file('a letter.jpg', Buffer.from('%PDF-')),
      ]);
      await expect(pane.getByTestId('photos-chosen')).toHaveText('2');
      await look('chosen');
      await check(bench);
      await expect(pane.getByTestId('photo-small')).toHaveCount(1);
      await look('checked');
      await pairByKeys(bench, 'DSC 0099.jpg', /0012-P/);
      await pane.getByTestId('photo-pairs').click();
      await look('paired');
      await pane.getByTestId('photo-pairs').locator('xpath=following-sibling::div[1]').getByRole('button').click();
      await expect(pane.getByTestId('photos-unused')).toHaveText('1');
    });
  });
}
