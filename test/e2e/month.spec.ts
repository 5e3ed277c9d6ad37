import type { FileCell } from '../../src/files/workbookFile';
import type { Loan } from '../../src/sandbox/loans';
import { expect, test, type Bench } from './support/bench';
import { sheetOf } from './support/reports';
import { check, done, practise, send } from './support/steps';

const text = (value: string): FileCell => ({ value, format: '@' });

/** Peru's loans of one borrower each, in this status at Kiva. */
const inPeru = (loans: readonly Loan[], status: string): readonly Loan[] =>
  loans.filter((loan) => loan.status === status && loan.borrower_count === 1 && loan.loan_currency === 'PEN');

/** Rows 2 to 5: one whose sum will fall, one that will be prepaid, one like every month, and a defaulted one. */
function reported(loans: readonly Loan[]): readonly Loan[] {
  const [falls, prepaid, steady] = inPeru(loans, 'payingBack');
  const [defaulted] = inPeru(loans, 'defaulted');
  if (!falls || !prepaid || !steady || !defaulted) throw new Error('the practice Kiva has too few loans in Peru');
  return [falls, prepaid, steady, defaulted];
}

/** Last month's sums. */
const LAST = [300, 200, 100, 0];

test.use({
  options: {
    workbook: (loans) =>
      sheetOf([
        ['Loan ID', 'Client ID', 'Principal repaid'].map(text),
        ...reported(loans).map((loan, at) => [
          text(loan.internal_loan_id),
          text(loan.internal_client_id),
          { value: LAST[at] ?? 0 },
        ]),
      ]),
  },
});

const amountsHeard = ({ heard }: Bench): readonly (readonly number[])[] =>
  heard('repayments').map(({ body }) =>
    (JSON.parse(body ?? '{}') as { repayments: { amount: number }[] }).repayments.map(({ amount }) => amount),
  );

test('Peru, month end: one sum falls, one is prepaid, a defaulted one paid 50', async ({ bench }) => {
  const { pane, driver, house } = bench;
  const loans = house.sandbox.loans();
  const four = reported(loans);
  const price = Number(four[1]?.loan_local_price);
  const warnings = pane.getByTestId('warnings');
  const expected = loans.filter(({ status }) => status === 'payingBack' || status === 'defaulted');
  const missing = new Set(expected.map((loan) => loan.internal_loan_id)).size - four.length;

  await practise(bench);
  await pane.getByTestId('month').selectOption({ index: 1 });
  await check(bench);
  // Nothing was reported before: that is said, and what Kiva's list tells is there already.
  await expect(pane.getByTestId('not-checked').getByRole('listitem')).toHaveCount(1);
  await expect(pane.getByTestId('not-checked')).toContainText('last report');
  await expect(warnings.getByTestId('finding')).toHaveCount(0);
  await send(bench);
  await done(bench);

  await driver.type('Report', 'C2:C5', [[250], [price], [150], [50]]);
  await pane.getByTestId('start-again').click();
  await pane.getByTestId('month').selectOption({ index: 0 });
  await check(bench);
  await expect(pane.getByTestId('errors')).toHaveCount(0);
  await expect(pane.getByTestId('questions')).toHaveCount(0);
  await expect(pane.getByTestId('not-checked')).toHaveCount(0);

  // One cell is said, by its address; the prepaid, the steady and the defaulted loan are as they should be.
  await expect(warnings.getByTestId('finding')).toHaveCount(1);
  await expect(warnings.getByTestId('finding')).toContainText('C2');
  await expect(warnings.getByTestId('finding')).toContainText('250, less than the 300');
  // What Kiva expects and she does not report is one list.
  const list = warnings.getByRole('listitem').filter({ hasText: 'Kiva expects' });
  await expect(list).toHaveCount(1);
  await expect(list).toContainText(`Kiva expects ${missing.toLocaleString('en')} loans that are not in this sheet`);
  for (const { internal_loan_id } of four) await expect(list).not.toContainText(internal_loan_id);

  await warnings.getByTestId('finding').click();
  await expect.poll(async () => (await driver.selection()).address).toBe('C2');

  await expect(pane.getByTestId('sendable-count')).toHaveText('4');
  await send(bench);
  await done(bench);
  expect(amountsHeard(bench)).toEqual([LAST, [250, price, 150, 50]]);
});
