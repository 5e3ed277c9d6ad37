import type { FileCell, FileSheet } from '../../src/files/workbookFile';
import { type PublishProblem, publishProblems } from '../../src/sandbox/publishCheck';
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
  await page.addStyleTag({ content: '#taskpane { width: 320px !important; }' });
  expect(await tooWide(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
}

/** What the practice PA2 would not publish as it came. */
const unpublishable = ({ house }: Bench): readonly PublishProblem[] =>
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
    const { pane, driver, heard } = bench;
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
    expect(unpublishable(bench)).toEqual([]);
    await pane.getByTestId('start-again').click();
    await expect(pane.getByTestId('instalment-sheet')).toHaveText('Instalments on the sheet “Plan”');
    await driver.type('Plan', 'B2', [['When']]);
    await pane.getByRole('button', { name: 'Read the sheet again' }).click();
    await expect(pane.getByText('“Due date” is no longer in this sheet. Choose another column.')).toBeVisible();
    await pane.getByTestId('map-instalment.date').selectOption({ label: 'B: When' });
    await check(bench);
    await expect(pane.getByTestId('errors')).toHaveCount(0);
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
    await expect(pane.getByTestId('instalments')).toHaveText('Instalments: no columns chosen');
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
    expect(unpublishable(bench)).toEqual([]);
  });
});

const TERMS = ['Number of instalments', 'Repayment frequency', 'Interest rate', 'Interest method'];

/** Three loans with terms and no instalments: flat, declining without saying how, and a frequency of two meanings. */
function termsSheet(): FileSheet {
  const terms = [
    [12_000, 3, 'Monthly', 'Flat'],
    [12_000, 3, 'Monthly', 'Declining balance'],
    [13_000, 2, 'Quincenal', 'Flat'],
  ] as const;
  const { name, rows } = loansAlone(LOANS.slice(0, 3).map((loan, n) => ({ ...loan, amount: terms[n]?.[0] ?? 0 })));
  const [title, blank, headers = [], ...loans] = rows;
  const withTerms = loans.map((cells, n) => {
    const [, count, frequency, method] = terms[n] ?? terms[0];
    return [...cells, { value: count }, text(frequency), { value: 12 }, text(method)];
  });
  return { name, rows: [title ?? [], blank ?? [], [...headers, ...TERMS.map(text)], ...withTerms] };
}

/** "YYYY-MM-DD" so many months after a day, at most the month's last. */
function monthsAfter(iso: string, months: number): string {
  const [year = 0, month = 0, of = 0] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(of, last))).toISOString().slice(0, 10);
}

test.describe('loans with terms alone', () => {
  test.use({ options: { workbook: workbookOf(termsSheet()) } });

  test('are asked about once, computed as she says, sent, and remembered', async ({ bench }) => {
    const { pane, heard } = bench;
    await practise(bench);
    await pane.getByTestId('constants').click();
    await pane.getByTestId('constant-loanDraft.ratePeriod').selectOption({ label: 'A year' });
    await looksRight(bench);
    await check(bench);
    await expect(pane.getByTestId('unknown-word')).toContainText('“Quincenal”');
    await looksRight(bench);
    await pane.getByTestId('word-meaning').filter({ hasText: 'Every two weeks' }).click();
    await expect(pane.getByTestId('unknown-word')).toHaveCount(0);
    await expect(pane.getByTestId('errors')).toHaveCount(0);
    await expect(pane.getByTestId('schedule-example')).toHaveCount(3);
    const declining = pane.getByTestId('schedule-example').filter({ hasText: '0002-A' });
    await expect(declining).toContainText('240.8');
    await looksRight(bench);
    await pane.getByRole('radio', { name: /Equal principal/ }).click();
    await expect(pane.getByRole('radio', { name: /Equal principal/ })).toBeChecked();
    await expect(declining).not.toContainText('240.8');
    await expect(declining.getByRole('row', { name: /Last/ })).toContainText('4,00040');
    await expect(pane.getByTestId('sendable-count')).toHaveText('0');
    await pane.getByTestId('answer-compute').click();
    await expect(pane.getByTestId('sendable-count')).toHaveText('3');
    await send(bench);
    await done(bench);
    const schedules = heard('loan_draft').map(({ body }) => (JSON.parse(body) as { schedule: unknown }).schedule);
    const monthly = [1, 2, 3].map((months) => monthsAfter(day(2), months));
    expect(schedules).toEqual([
      monthly.map((date) => ({ date, principal: 4000, interest: 120 })),
      monthly.map((date, n) => ({ date, principal: 4000, interest: [120, 80, 40][n] })),
      [16, 30].map((days) => ({ date: day(days), principal: 6500, interest: 60 })),
    ]);
    expect(unpublishable(bench)).toEqual([]);

    await pane.getByTestId('start-again').click();
    await check(bench);
    await expect(pane.getByTestId('questions')).toHaveCount(0);
    await expect(pane.getByTestId('warnings')).toContainText('computed from their terms, as you agreed');
    await pane.getByTestId('ask-computed-again').click();
    await expect(pane.getByTestId('schedule-example')).toHaveCount(3);
    await pane.getByTestId('answer-leave').click();
    await expect(pane.getByTestId('computed')).toContainText('without instalments, as you chose');
  });
});
