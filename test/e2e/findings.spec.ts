import type { FileCell } from '../../src/files/workbookFile';
import { expect, test } from './support/bench';
import { sheetOf } from './support/reports';
import { check, done, practise, send, sendAll } from './support/steps';

const cell = (value: string | number, format?: string): FileCell => ({ value, ...(format && { format }) });
const HEADER = ['Loan ID', 'Client ID', 'Principal repaid'].map((text) => cell(text));

test.use({
  options: {
    workbook: () =>
      sheetOf([
        HEADER,
        [cell('0007'), cell('A-1'), cell(10.5)],
        [cell('0008'), null, cell(20)],
        [cell('0009'), cell('A-3'), cell('abc')],
        [cell(123456789012345680), cell('A-4'), cell(5)],
        [],
        [cell('0007'), cell('A-1'), cell(1)],
        [cell('0010'), cell('A-6'), cell('1.234,50')],
      ]),
  },
});

test('every problem names its cell, and a click goes there', async ({ bench }) => {
  const { pane, driver } = bench;
  await practise(bench);
  await check(bench);
  const cellsIn = async (section: string): Promise<readonly (string | undefined)[]> => {
    const found = await pane.getByTestId(section).getByTestId('finding').allInnerTexts();
    return found.map((text) => /^[A-Z]+\d+/.exec(text.trim())?.[0]).sort();
  };
  expect(await cellsIn('errors')).toEqual(['A2', 'A5', 'B3', 'C4']);
  // The practice Kiva has none of these loans.
  expect(await cellsIn('warnings')).toEqual(['A2', 'A3', 'A4', 'A7', 'A8']);
  // Rows of one loan are one finding, which names them all.
  await expect(pane.getByTestId('errors').getByTestId('finding').filter({ hasText: 'A7' })).toContainText('A2');
  await pane.getByTestId('finding').filter({ hasText: 'C4' }).click();
  await expect.poll(async () => (await driver.selection()).address).toBe('C4');
});

test('only rows without a problem go out, and nothing is changed on the way', async ({ bench }) => {
  await sendAll(bench);
  expect(bench.heard('repayments').map(({ body }) => body)).toEqual([
    '{"repayments":[{"loan_id":"0010","client_id":"A-6","amount":1234.5}]}',
  ]);
  const status = await bench.driver.readText('Report', 'D2:D8');
  expect(status.map(([text]) => text !== '')).toEqual([false, false, false, false, false, false, true]);
});

test('a sheet that was edited after the check has to be checked again', async ({ bench }) => {
  const { pane, driver, heard } = bench;
  await practise(bench);
  await check(bench);
  const wrong = pane.getByTestId('errors').getByTestId('finding').filter({ hasText: 'C4' });
  await expect(wrong).toHaveCount(1);
  await driver.type('Report', 'C4', [[33]]);
  // The finding goes while she works; what may be sent is said by a fresh check alone.
  await expect(pane.getByTestId('cells-rechecked')).toContainText('3 cells checked anew');
  await expect(wrong).toHaveCount(0);
  await expect(pane.getByTestId('send-to-kiva')).toHaveCount(0);
  await pane.getByTestId('check-again').click();
  await send(bench);
  await done(bench);
  expect(heard('repayments')[0]!.body).toContain('{"loan_id":"0009","client_id":"A-3","amount":33}');
});
