import type { WorkbookFile } from '../../src/files/workbookFile';
import type { Loan } from '../../src/sandbox/loans';
import { type Bench, expect, test } from './support/bench';
import { report } from './support/reports';
import { choose, clickSheet, HEADS, ROW, rowHead, SHEET, typeInto } from './support/sheet';
import { check, done, practise, send, sendAll } from './support/steps';

test.use({ options: { workbook: report(5), engine: 'univer' } });

const SENT = 'Sent to practice Kiva – not real';
/** Pixels to the right edge of the report's first column, which is as wide as its loan ids. */
const LOAN_COLUMN = HEADS.width + 100;
/** Long enough for a few clicks while Kiva has the rows. */
const SLOW = { on: 'repayments', fault: 'slow', ms: 4000 } as const;

const amountsSent = ({ heard }: Bench): number[] =>
  heard('repayments').flatMap(({ body }) =>
    (JSON.parse(body) as { repayments: { amount: number }[] }).repayments.map(({ amount }) => amount),
  );

/** What stands in the columns, row by row, without empty rows. */
const rowsOf = async ({ driver }: Bench, address: string): Promise<unknown[][]> =>
  (await driver.read('Report', address)).filter((row) => row.some((value) => value !== ''));

test('what the menus sort and take back is what is sent', async ({ bench }) => {
  const { page, pane, driver } = bench;
  const paid = async () => (await driver.read('Report', 'C2:C6')).flat();
  const sortDown = async () => {
    await driver.select('Report', 'C2:C6');
    await page.getByText('Data', { exact: true }).click();
    await page.locator('[data-u-command="sheet.menu.sheets-sort"]:visible').first().click();
    await page.getByText('Expand Descending').click();
    await expect.poll(paid).toEqual([5, 4, 3, 2, 1]);
  };
  await practise(bench);
  await check(bench);
  await clickSheet(bench);
  await sortDown();
  await page.keyboard.press('Control+z');
  await expect.poll(paid).toEqual([1, 2, 3, 4, 5]);
  await sortDown();
  await pane.getByTestId('check-again').click();
  await send(bench);
  await done(bench);
  expect(amountsSent(bench)).toEqual([5, 4, 3, 2, 1]);
});

test('rows that the menus insert and delete while they are sent leave each row its own result', async ({ bench }) => {
  const { pane, driver, house, heard } = bench;
  house.sandbox.faults.order(SLOW);
  const before = (await driver.readText('Report', 'A2:A6')).flat();
  await practise(bench);
  await check(bench);
  await send(bench);
  await expect.poll(() => heard('repayments').length).toBe(1);
  await choose(bench, rowHead(5), 'Delete Selected Row');
  await expect.poll(async () => (await driver.read('Report', 'C2:C6')).flat()).toEqual([1, 2, 3, 5, '']);
  await choose(bench, rowHead(3), 'rows above');
  await expect.poll(async () => (await driver.read('Report', 'C2:C6')).flat()).toEqual([1, '', 2, 3, 5]);
  expect(await pane.getByTestId('step-done').count()).toBe(0);
  await done(bench);
  await expect(pane.getByTestId('step-done')).toContainText(before[3]!);
  const kept = [0, 1, 2, 4].map((index) => [before[index], index + 1, SENT]);
  const rows = await rowsOf(bench, 'A2:D8');
  expect(rows.map(([loan, , amount, status]) => [loan, amount, status])).toEqual(kept);
  expect(await driver.read('Report', 'D3')).toEqual([['']]);
  expect(amountsSent(bench)).toEqual([1, 2, 3, 4, 5]);
});

test('columns that the menus insert and delete while rows are sent leave the results their columns', async ({
  bench,
}) => {
  const { pane, driver, house, heard } = bench;
  house.sandbox.faults.order(SLOW);
  await driver.type('Report', 'D1:D3', [['Branch'], ['North'], ['South']]);
  const clientHead = async () => {
    const box = { x: LOAN_COLUMN + 40, y: HEADS.height / 2 };
    await bench.page.locator(SHEET).click({ position: box });
    await expect.poll(async () => (await driver.selection()).address).toBe('B:B');
    return box;
  };
  await practise(bench);
  await check(bench);
  const head = await clientHead();
  await send(bench);
  await expect.poll(() => heard('repayments').length).toBe(1);
  await choose(bench, head, 'cols left');
  await expect
    .poll(async () => (await driver.readText('Report', 'A1:F1'))[0])
    .toEqual(['Loan ID', '', 'Client ID', 'Principal repaid', 'Branch', 'Kiva status']);
  await driver.select('Report', 'A1');
  await choose(bench, head, 'Delete Selected Column');
  await expect
    .poll(async () => (await driver.readText('Report', 'A1:E1'))[0])
    .toEqual(['Loan ID', 'Client ID', 'Principal repaid', 'Branch', 'Kiva status']);
  expect(await pane.getByTestId('step-done').count()).toBe(0);
  await done(bench);
  expect((await rowsOf(bench, 'C2:E8')).map(([amount, , status]) => [amount, status])).toEqual(
    [1, 2, 3, 4, 5].map((amount) => [amount, SENT]),
  );
});

test('rows that the filter hides are sent with the others and get their own results', async ({ bench }) => {
  const { page, driver } = bench;
  await driver.select('Report', 'A1:C6');
  await page.getByText('Data', { exact: true }).click();
  await page.locator('[data-u-command="sheet.command.smart-toggle-filter"]:visible').first().click();
  await expect.poll(async () => (await driver.selection()).address).toBe('A1:C6');
  const panel = page.locator('[data-u-comp="sheets-filter-panel"]').first();
  await page.locator(SHEET).click({ position: { x: LOAN_COLUMN - 10, y: HEADS.height + ROW / 2 } });
  await expect(panel).toBeVisible();
  const [loan] = (await driver.readText('Report', 'A3')).flat();
  await panel.getByText(loan!).click();
  await page.getByText('Confirm', { exact: true }).click();
  await expect(panel).toHaveCount(0);
  await driver.misplaceAcrossHiddenRows(true);
  await sendAll(bench);
  expect(amountsSent(bench)).toEqual([1, 2, 3, 4, 5]);
  expect((await driver.readText('Report', 'D2:D6')).flat()).toEqual(Array.from({ length: 5 }, () => SENT));
});

test.describe('a workbook of two sheets', () => {
  const twoSheets = (loans: readonly Loan[]): WorkbookFile => {
    const file = report(5)(loans);
    const rows = report(3)(loans).sheets[0]!.rows;
    return { ...file, sheets: [...file.sheets, { name: 'Second', rows }] };
  };
  test.use({ options: { workbook: twoSheets, engine: 'univer' } });

  test('results land in their sheet while the person types in another one', async ({ bench }) => {
    const { page, pane, driver, house, heard } = bench;
    house.sandbox.faults.order(SLOW);
    await practise(bench);
    await check(bench);
    await send(bench);
    await expect.poll(() => heard('repayments').length).toBe(1);
    await page.getByRole('tab', { name: 'Second' }).click();
    await expect.poll(async () => (await driver.selection()).sheet).toBe('Second');
    await typeInto(bench, 'D2', 'Called', 'Second');
    await expect.poll(() => driver.read('Second', 'D2')).toEqual([['Called']]);
    expect(await pane.getByTestId('step-done').count()).toBe(0);
    await done(bench);
    expect(await driver.selection()).toEqual({ sheet: 'Second', address: 'D3' });
    expect((await driver.readText('Report', 'D2:D6')).flat()).toEqual(Array.from({ length: 5 }, () => SENT));
    expect(await driver.read('Second', 'D1:E4')).toEqual([
      ['', ''],
      ['Called', ''],
      ['', ''],
      ['', ''],
    ]);
  });

  test('the pane checks and sends the sheet that the person turned to', async ({ bench }) => {
    const { page, pane, driver } = bench;
    await practise(bench);
    await page.getByRole('tab', { name: 'Second' }).click();
    await expect.poll(async () => (await driver.selection()).sheet).toBe('Second');
    await pane.getByTestId('check').click();
    await expect(pane.getByTestId('step-sheet')).toContainText('Second');
    await check(bench);
    await send(bench);
    await done(bench);
    expect(amountsSent(bench)).toEqual([1, 2, 3]);
    expect((await driver.readText('Second', 'D2:D4')).flat()).toEqual([SENT, SENT, SENT]);
    expect((await driver.readText('Report', 'D1:D6')).flat().join('')).toBe('');
  });
});

test.describe('a long sheet', () => {
  test.use({ options: { workbook: report(450), engine: 'univer' } });

  test('can be scrolled and pasted into while its rows are sent', async ({ bench }) => {
    const { page, pane, driver, house, heard } = bench;
    house.sandbox.faults.order({ ...SLOW, ms: 1500, times: null });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await practise(bench);
    await check(bench);
    await send(bench);
    await expect.poll(() => heard('repayments').length).toBe(1);
    await page.locator(SHEET).hover({ position: { x: 300, y: 300 } });
    await page.mouse.wheel(0, 450 * ROW);
    await page.locator(SHEET).click({ position: { x: 700, y: 300 } });
    const rowReached = async () => Number(/\d+$/.exec((await driver.selection()).address)?.[0]);
    await expect.poll(rowReached).toBeGreaterThan(300);
    await page.evaluate(() => navigator.clipboard.writeText('kept\tby hand'));
    await page.keyboard.press('Control+v');
    const { address } = await driver.selection();
    expect(await pane.getByTestId('step-done').count()).toBe(0);
    await done(bench);
    expect((await driver.selection()).address).toBe(address);
    expect((await driver.read('Report', address))[0]).toEqual(['kept', 'by hand']);
    const rows = await driver.readText('Report', 'C2:D451');
    expect(rows.filter(([, status]) => status !== SENT).slice(0, 3)).toEqual([]);
    expect(amountsSent(bench)).toEqual(rows.map(([amount]) => Number(amount)));
  });
});
