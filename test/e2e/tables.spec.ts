import type { FileCell, FileSheet, WorkbookFile } from '../../src/files/workbookFile';
import type { Loan } from '../../src/sandbox/loans';
import { expect, onEveryEngine, test } from './support/bench';
import { tooWide, violations } from './support/look';
import { check, done, practise, send } from './support/steps';

const text = (value: string): FileCell => ({ value, format: '@' });
const number = (value: number): FileCell => ({ value, format: '#,##0.00' });
const row = (...cells: readonly (string | number)[]): (FileCell | null)[] =>
  cells.map((cell) => (cell === '' ? null : typeof cell === 'number' ? number(cell) : text(cell)));

/** As a core banking system prints it: titles, headers of two rows, units, subtotals, headers again, totals, a signature. */
function printed(loans: readonly Loan[]): FileSheet {
  const [one, two, three, four] = loans.map((loan) => [loan.internal_client_id, '', loan.internal_loan_id] as const);
  return {
    name: 'Report',
    merged: ['A1:E1', 'A4:B4', 'C4:E4'],
    rows: [
      row('Umoja SACCO'),
      row('Repayments of October', '', '', 'Branch', 'Kisumu'),
      [],
      row('Client', '', 'Loan'),
      row('ID', 'Remarks', 'ID', 'Principal repaid', 'Officer'),
      row('', '', '', '(KES)', ''),
      row(...one!, 1, 'Ana'),
      row(...two!, 2, 'Ana'),
      row('Subtotal Kisumu', '', '', 3),
      [],
      row('ID', 'Remarks', 'ID', 'Principal repaid', 'Officer'),
      row(...three!, 4, 'Paz'),
      row(...four!, 5, 'Paz'),
      row('Total', '', '', 12),
      row('Prepared by:', 'Ana Paz'),
    ],
  };
}

const workbook = (loans: readonly Loan[]): WorkbookFile => {
  const open = loans.filter(({ status }) => status === 'payingBack').slice(0, 4);
  return { name: 'report.xlsx', date1904: false, sheets: [printed(open)] };
};

onEveryEngine({ workbook }, () => {
  test('a printed report is read as it is: only its records leave', async ({ bench }) => {
    const { pane, page, driver, heard } = bench;
    await practise(bench);
    await expect(pane.getByTestId('header-row').locator('option:checked')).toHaveText(
      /^Row 5: Client ID · Client Remarks · Loan ID · Loan Principal repaid/,
    );
    await expect(pane.getByTestId('header-rows')).toHaveValue('2');
    await expect(pane.getByTestId('rows-skipped')).toContainText('units or column numbers');
    await expect(pane.getByTestId('rows-from')).toHaveCount(0);
    const columnOf = (field: string) => pane.getByTestId(`map-repayment.${field}`).locator('option:checked');
    await expect(columnOf('loanId')).toHaveText('C: Loan ID');
    await expect(columnOf('clientId')).toHaveText('A: Client ID');
    await expect(columnOf('amount')).toHaveText('D: Loan Principal repaid');
    expect(await tooWide(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await check(bench);
    await expect(pane.getByTestId('sendable-count')).toHaveText('4');
    await expect(pane.getByTestId('total')).toHaveText('12');
    await expect(pane.getByTestId('left-out-total')).toHaveText('2');
    await expect(pane.getByTestId('left-out-header')).toHaveText('1');
    await expect(pane.getByTestId('left-out-note')).toHaveText('1');
    await send(bench);
    await done(bench);
    const amounts = heard('repayments').flatMap(({ body }) => [...body.matchAll(/"amount":(\d+)/g)].map(([, n]) => n));
    expect(amounts).toEqual(['1', '2', '4', '5']);
    const status = (await driver.readText('Report', 'F5:F15')).flat();
    expect(status.map((word) => word !== '')).toEqual([
      true,
      false,
      true,
      true,
      false,
      false,
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});

test.describe('a table in a sheet with more around it', () => {
  test.use({ options: { workbook } });

  test('is read alone, remembered by its name, followed when it moves and missed when it is gone', async ({
    bench,
  }) => {
    const { pane, driver } = bench;
    await driver.deleteRows('Report', 6);
    await driver.type('Report', 'A5:C5', [['Client ID', 'Remarks', 'Loan ID']]);
    const table = await driver.addTable('Report', 'A5:E8', { totals: true });
    await practise(bench);
    const rowsFrom = pane.getByTestId('rows-from').locator('option:checked');
    await expect(rowsFrom).toHaveText(`Table ${table}`);
    await expect(pane.getByTestId('rows-not-read')).toContainText('6 rows below');
    await check(bench);
    await expect(pane.getByTestId('sendable-count')).toHaveText('2');
    await expect(pane.getByTestId('rows-not-read')).toHaveText('6');

    await driver.insertRows('Report', 2, 2);
    await pane.getByTestId('check-again').click();
    await expect(pane.getByTestId('sendable-count')).toHaveText('2');

    await driver.killPane();
    await driver.mountPane();
    await practise(bench);
    await expect(rowsFrom).toHaveText(`Table ${table}`);
    await expect(pane.getByTestId('header-row').locator('option:checked')).toHaveText(/^Row 7: Client ID/);
  });

  test('gives way to the cells that she selected, under the headers above them', async ({ bench }) => {
    const { pane, driver } = bench;
    await driver.select('Report', 'A8:E9');
    await practise(bench);
    await expect(pane.getByTestId('rows-from').locator('option:checked')).toHaveText('The whole sheet');
    await pane.getByTestId('rows-from').selectOption({ label: 'Selected cells A8:E9' });
    await expect(pane.getByTestId('header-row').locator('option:checked')).toHaveText(/^Row 5: Client ID/);
    await check(bench);
    await expect(pane.getByTestId('sendable-count')).toHaveText('1');
    await expect(pane.getByTestId('rows-not-read')).toHaveText('6');
  });

  test('a named range that is gone is named, and the sheet is read', async ({ bench }) => {
    const { pane, driver } = bench;
    await driver.addName('October', 'Report', 'A4:E8');
    await practise(bench);
    await pane.getByTestId('rows-from').selectOption({ label: 'Named range October' });
    await check(bench);
    await expect(pane.getByTestId('sendable-count')).toHaveText('2');
    await driver.deleteName('October');
    await pane.getByTestId('check-again').click();
    await expect(pane.getByTestId('table-gone')).toContainText('“October” is no longer in this sheet');
    await expect(pane.getByTestId('rows-from')).toHaveCount(0);
  });
});
