import { expect, type Bench } from './bench';

/** Univer's cells; they are painted, so that a hand finds them by their place alone. */
export const SHEET = '[id^="univer-sheet-main-canvas"]';

/** Pixels of Univer's row and column headings. */
export const HEADS = { width: 46, height: 20 };

/** Pixels of a row in Univer. */
export const ROW = 24;

/** The middle of a row's heading, the sheet not being scrolled. */
export const rowHead = (row: number) => ({ x: HEADS.width / 2, y: HEADS.height + (row - 0.5) * ROW });

/** A click far from the report, which takes the keys into the sheet. */
export async function clickSheet({ page, driver }: Bench): Promise<void> {
  await page.locator(SHEET).click({ position: { x: 400, y: 300 } });
  await expect.poll(async () => (await driver.selection()).address).toMatch(/^[A-Z]12$/);
}

/** The keys go to the cell at the address. */
export async function goTo(bench: Bench, address: string, sheet = 'Report'): Promise<void> {
  await clickSheet(bench);
  await bench.driver.select(sheet, address);
  // Univer moves its editor after the selection and says nothing of it: keys that come sooner go to the cell before.
  await bench.page.waitForTimeout(400);
}

/** Types and presses Enter; once more when Univer's list of functions, open a little too long, has taken the first. */
export async function typeInto(bench: Bench, address: string, text: string, sheet = 'Report'): Promise<void> {
  const { page } = bench;
  await goTo(bench, address, sheet);
  await page.keyboard.type(text);
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByText('Editing: press Enter to finish')).toHaveCount(0, { timeout: 3000 });
  }).toPass();
}

/** A heading's menu, and what is chosen of it. */
export async function choose({ page }: Bench, heading: { readonly x: number; readonly y: number }, choice: string) {
  await page.locator(SHEET).click({ position: heading, button: 'right' });
  // The middle of a choice may be a field for a number.
  await page.getByText(choice).click({ position: { x: 10, y: 10 } });
}
