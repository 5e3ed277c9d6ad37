import type { FileCell, FileSheet } from '../../src/files/workbookFile';
import { expect, test } from './support/bench';
import { day, workbookOf } from './support/kinds';
import { tooWide, violations } from './support/look';
import { check, done, practise, send } from './support/steps';

const text = (value: string): FileCell => ({ value, format: '@' });

/** Two borrowers in a sheet that says nothing of what all her loans have in common. */
const SHEET: FileSheet = {
  name: 'Loans',
  rows: [
    ['Loan ID', 'First name', 'Last name', 'Gender', 'Loan amount', 'Waiver signed'].map(text),
    [...['0001-A', 'Akinyi', 'Otieno', 'F'].map(text), { value: 50_000 }, text('yes')],
    [...['0002-A', 'Baraka', 'Otieno', 'M'].map(text), { value: 12_500.5 }, text('no')],
  ],
};
const DAY = day(2);
const TYPED = {
  currency: 'KES',
  disbursalDate: DAY,
  language: 'english',
  loanUse: 'to buy stock for the shop',
  activity: 'Retail',
  theme: 'General',
  location: 'Kisumu: Kenya',
} as const;

const IN_COMMON =
  `"currency":"KES","disburse_time":"${DAY}","description_language_id":1,"loanuse":"to buy stock for the shop",` +
  '"activity_id":44,"theme_type_id":48,"location":"Kisumu: Kenya"';
const BODIES = [
  '{"entreps":[{"loan_id":"0001-A","first_name":"Akinyi","last_name":"Otieno","gender":"female","amount":50000}],' +
    `${IN_COMMON},"client_waiver_signed":true}`,
  '{"entreps":[{"loan_id":"0002-A","first_name":"Baraka","last_name":"Otieno","gender":"male","amount":12500.5}],' +
    `${IN_COMMON},"client_waiver_signed":false}`,
];

test.use({ options: { workbook: workbookOf(SHEET) } });

test('what is the same in every row is typed once, goes out with each, and is kept for next time', async ({
  bench,
}) => {
  const { pane, page, heard } = bench;
  await practise(bench);
  await expect(pane.getByTestId('constants')).toContainText(': 0');
  await pane.getByTestId('constants').click();
  for (const [field, typed] of Object.entries(TYPED)) {
    await pane.getByTestId(`constant-loanDraft.${field}`).fill(typed);
  }
  // One click must never declare the consent of every borrower, and what has a column is asked nowhere else.
  await expect(pane.getByTestId('constant-loanDraft.waiver')).toHaveCount(0);
  await expect(pane.getByTestId('constant-loanDraft.amount')).toHaveCount(0);
  await expect(pane.getByTestId('constants')).toContainText(': 7');
  expect(await tooWide(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await check(bench);
  await expect(pane.getByTestId('sendable-count')).toHaveText('2');
  await send(bench);
  await done(bench);
  expect(heard('loan_draft').map(({ body }) => body)).toEqual(BODIES);

  await pane.getByTestId('start-again').click();
  await expect(pane.getByTestId('constants')).toContainText(': 7');
});

test('a name that Kiva does not have is said once for all rows, and nothing goes out with it', async ({ bench }) => {
  const { pane, heard } = bench;
  await practise(bench);
  await pane.getByTestId('constants').click();
  await pane.getByTestId('constant-loanDraft.location').fill('Atlantis');
  await check(bench);
  await expect(pane.getByTestId('errors')).toContainText('1 problem to correct');
  await expect(pane.getByTestId('errors')).toContainText(/Every row\s*Location: “Atlantis” is not in Kiva’s list/);
  await expect(pane.getByTestId('send-to-kiva')).toBeDisabled();
  expect(heard('loan_draft')).toEqual([]);
});
