import type { FileCell, FileSheet } from '../../src/files/workbookFile';
import { publishProblems } from '../../src/sandbox/publishCheck';
import { REFERENCE } from '../../src/sandbox/reference/reference';
import { type Bench, expect, test } from './support/bench';
import { day, draftBody, type LoanRow, LOANS, loansSheet, workbookOf } from './support/kinds';
import { tooWide, violations } from './support/look';
import { check, done, practise, send } from './support/steps';

const text = (value: string): FileCell => ({ value, format: '@' });
const number = (value: number): FileCell => ({ value, format: '#,##0.00' });
const INTEREST = 125.75;

/** The loans without the columns of their instalments, which start with the sixteenth. */
function loansAlone(loans: readonly LoanRow[] = LOANS): FileSheet {
  const { name, rows } = loansSheet(loans);
  return { name, rows: rows.map((cells) => cells.slice(0, 15)) };
}

/** Their instalments, one a row under a title, the last loan's first. */
function planSheet(
  loans: readonly LoanRow[] = LOANS,
  principalOf: (loan: LoanRow, nth: number) => number = ({ amount, instalments }) => amount / instalments,
): FileSheet {
  const rows = [...loans]
    .reverse()
    .flatMap((loan) =>
      Array.from({ length: loan.instalments }, (_, n) => [
        text(loan.loanId),
        text(day(32 + 30 * n)),
        number(principalOf(loan, n)),
        number(INTEREST),
      ]),
    );
  return {
    name: 'Plan',
    rows: [[text('Plan of the month')], ['Loan ID', 'Due date', 'Principal', 'Interest'].map(text), ...rows],
  };
}

/** Nothing sticks out of a pane of 320 pixels, and axe finds nothing. */
async function looksRight({ page }: Bench): Promise<void> {
  expect(await tooWide(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
}

const publishable = ({ house }: Bench): readonly string[] =>
  house.sandbox.kept().drafts.flatMap(({ draft }) => publishProblems(draft, REFERENCE));

/** Takes the sheet that is proposed for instalments. */
async function useProposed({ pane }: Bench): Promise<void> {
  await pane.getByTestId('use-instalment-sheet').click();
  await expect(pane.getByTestId('instalment-sheet')).toHaveText('Instalments on the sheet “Plan”');
  await expect(pane.getByTestId('instalment-header-row')).toContainText('row 2');
}

test.describe('instalments on a sheet of their own', () => {
  test.use({ options: { workbook: workbookOf(loansAlone(), planSheet()) } });

  test('go out with their loans, byte for byte, and are found again next time', async ({ bench }) => {
    const { pane, heard } = bench;
    await practise(bench);
    await expect(pane.getByTestId('instalment-sheet-proposed')).toContainText('“Plan” looks like your instalments');
    await looksRight(bench);
    await useProposed(bench);
    await expect(pane.getByTestId('map-instalment.principal')).toHaveValue('2');
    await looksRight(bench);
    await check(bench);
    await expect(pane.getByTestId('errors')).toHaveCount(0);
    await send(bench);
    await done(bench);
    expect(heard('loan_draft').map(({ body }) => body)).toEqual(LOANS.map(draftBody));
    expect(publishable(bench)).toEqual([]);
    await pane.getByTestId('start-again').click();
    await expect(pane.getByTestId('instalment-sheet')).toHaveText('Instalments on the sheet “Plan”');
  });

  test('are left alone unless she takes them, and another column can be chosen', async ({ bench }) => {
    const { pane } = bench;
    await practise(bench);
    await expect(pane.getByTestId('instalment-sheet-proposed')).toBeVisible();
    await pane.getByTestId('instalment-sheet-name').selectOption('Plan');
    await pane.getByTestId('map-instalment.loanId').selectOption('');
    await pane.getByTestId('check').click();
    await expect(pane.getByText('Please answer what is marked above.')).toBeVisible();
    await pane.getByTestId('map-instalment.loanId').selectOption({ label: 'A: Loan ID' });
    await pane.getByTestId('instalment-sheet-name').selectOption('');
    await expect(pane.getByTestId('instalment-sheet')).toHaveText('Instalments on another sheet: none');
  });
});

const OFF = [0, 0.01, 0, 20_000, 12_000];

test.describe('instalments that do not add up', () => {
  const short = (loan: LoanRow, n: number): number =>
    loan.amount / loan.instalments - (n === loan.instalments - 1 ? (OFF[LOANS.indexOf(loan)] ?? 0) : 0);
  test.use({ options: { workbook: workbookOf(loansAlone(), planSheet(LOANS, short)) } });

  test('are repaired where she agrees: rounding at once, more than that one by one', async ({ bench }) => {
    const { pane, heard } = bench;
    await practise(bench);
    await useProposed(bench);
    await check(bench);
    await expect(pane.getByTestId('sendable-count')).toHaveText('2');
    await expect(pane.getByTestId('repairs-rounding')).toContainText('0.01');
    await expect(pane.getByTestId('repair')).toHaveCount(2);
    await expect(pane.getByTestId('repair').first()).toContainText("'Plan'!");
    await looksRight(bench);
    await pane.getByTestId('repair-rounding').click();
    await expect(pane.getByTestId('sendable-count')).toHaveText('3');
    await expect(pane.getByTestId('repairs-rounding')).toHaveCount(0);
    await expect(pane.getByTestId('warnings')).toContainText('as you agreed');
    await pane.getByTestId('repair').filter({ hasText: '0004-A' }).getByTestId('repair-one').click();
    await expect(pane.getByTestId('sendable-count')).toHaveText('4');
    await expect(pane.getByTestId('repair')).toHaveCount(1);
    await send(bench);
    await done(bench);
    expect(heard('loan_draft').map(({ body }) => body)).toEqual(LOANS.slice(0, 4).map(draftBody));
    expect(publishable(bench)).toEqual([]);
  });
});
