import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readCsv } from '../../src/files/csv';
import { expect, test } from '../e2e/support/bench';
import { check, done, practise, send } from '../e2e/support/steps';

/** 1,218 real Kiva loans as a .csv that no one here wrote; it lies beside this project, not in it. */
const FILE = join(resolve(__dirname, '../../../shared/data'), 'kiva_loans_1218.csv');

test.use({ options: { workbook: () => readCsv('kiva_loans_1218.csv', readFileSync(FILE)) } });
test.setTimeout(180_000);

test('1,218 loans, id and amount mapped by hand, go out as 7 calls and every row gets its status', async ({
  bench,
}) => {
  const { pane, driver, heard } = bench;
  await practise(bench);
  const lines = readFileSync(FILE, 'utf8');
  await pane.getByRole('radio', { name: 'Repayments' }).check();
  await pane.getByTestId('map-repayment.loanId').selectOption({ label: 'A: id' });
  await pane.getByTestId('map-repayment.amount').selectOption({ label: 'C: loan_amount' });
  await pane.getByTestId('switch-to-two').click();
  await check(bench);
  await expect(pane.getByRole('heading', { level: 1 })).toHaveText('1,218 rows are ready');
  await send(bench);
  // The practice Kiva knows none of these loans, so that the run asks once.
  await bench.pane.getByTestId('go-on').click({ timeout: 30_000 });
  await done(bench);

  const calls = heard('repayments');
  expect(calls.map(({ status, workDone }) => [status, workDone])).toEqual(Array(7).fill([200, true]));
  const sent = calls.flatMap(({ body }) =>
    [...body.matchAll(/\{"loan_id":"(\d+)","amount":([\d.]+)\}/g)].map(([, ...pair]) => pair),
  );
  // Byte by byte against the file itself, not against our reading of it.
  const expected = [...lines.matchAll(/^(\d{5,8}),[\d.]+,([\d.]+),/gm)].map(([, id, amount]) => [
    id,
    amount!.replace(/\.0$/, ''),
  ]);
  expect(expected).toHaveLength(1218);
  expect(sent).toEqual(expected);

  const header = (await driver.readText('kiva_loans_1218', 'U1:Y1')).flat();
  expect(header[0]).toBe('Kiva status');
  const rows = await driver.readText('kiva_loans_1218', 'A2:W1219');
  const withoutStatus = rows.filter((row) => !row[20]!.startsWith('Sent to practice Kiva'));
  expect(withoutStatus).toEqual([]);
  expect(new Set(rows.map((row) => row[22])).size).toBe(7);
});
