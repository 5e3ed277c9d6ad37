import { type Bench, expect, test } from './support/bench';
import { report } from './support/reports';
import { check, done, practise, send } from './support/steps';

test.use({ options: { workbook: report(5), engine: 'univer' } });

/** The middle of a cell of the report, as Univer draws it: columns of the same width, rows of the same height. */
async function clickCell({ page, driver }: Bench, address: string): Promise<void> {
  await driver.select('Report', address);
  await page.locator('.univer canvas').first().focus();
}

async function typeInto(bench: Bench, address: string, text: string): Promise<void> {
  await clickCell(bench, address);
  await bench.page.keyboard.type(text);
  await bench.page.keyboard.press('Enter');
}

test('what is typed into the sheet is what is sent', async ({ bench }) => {
  const { pane, driver, heard } = bench;
  await practise(bench);
  await check(bench);
  await typeInto(bench, 'C3', '77.5');
  await expect.poll(() => driver.read('Report', 'C3')).toEqual([[77.5]]);
  await pane.getByTestId('check-again').click();
  await send(bench);
  await done(bench);
  expect(heard('repayments')[0]!.body).toContain('"amount":77.5');
});
