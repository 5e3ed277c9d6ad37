import type { FileCell, FileSheet } from '../../src/files/workbookFile';
import { FIRST_PARTNER } from '../../src/sandbox/partners';
import { expect, test, type Bench } from './support/bench';
import { day, loansSheet, LOANS, workbookOf } from './support/kinds';
import { tooWide, violations } from './support/look';
import { sheetOf } from './support/reports';
import { check, checkAnew, done, practise, send, sign } from './support/steps';

const text = (value: string): FileCell => ({ value, format: '@' });

/** The five loans with other cells under some headers; `n` counts the loans from 0. */
function loansWith(cells: Readonly<Record<string, (n: number) => FileCell | null>>): FileSheet {
  const { name, rows } = loansSheet(LOANS.map((loan) => ({ ...loan, instalments: 1 })));
  const headers = (rows[2] ?? []).map((cell) => String(cell?.value ?? ''));
  return {
    name,
    rows: rows.map((row, at) =>
      at < 3 ? row : row.map((cell, k) => cells[headers[k] ?? '']?.(at - 3) ?? (cells[headers[k] ?? ''] ? null : cell)),
    ),
  };
}

const drafts = ({ heard }: Bench): readonly Readonly<Record<string, unknown>>[] =>
  heard('loan_draft').map(({ body }) => JSON.parse(body ?? '{}') as Record<string, unknown>);

test.describe('El Salvador: "UsulutÃ¡n" in every row', () => {
  const SPOILT = loansWith({ Location: () => text('UsulutÃ¡n'), Currency: () => text('USD') });
  test.use({ options: { workbook: workbookOf(SPOILT) } });

  test('is explained once, and Kiva’s own spelling goes out with every draft, also next time', async ({ bench }) => {
    const { pane, page } = bench;
    await practise(bench);
    await check(bench);
    const word = pane.getByTestId('unknown-word');
    await expect(word).toHaveCount(1);
    await expect(word).toContainText('“UsulutÃ¡n” in 5 rows');
    await expect(pane.getByTestId('errors').getByTestId('finding')).toHaveCount(1);
    await expect(pane.getByTestId('lists-age')).toContainText('Kiva’s lists as of');
    expect(await violations(page)).toEqual([]);
    expect(await tooWide(page)).toEqual([]);
    await word.getByTestId('word-meaning').filter({ hasText: 'Usulután: El Salvador' }).click();
    await expect(pane.getByTestId('sendable-count')).toHaveText('5');
    await expect(word).toHaveCount(0);
    await send(bench);
    await done(bench);
    expect(drafts(bench).map(({ location }) => location)).toEqual(LOANS.map(() => 'Usulután: El Salvador'));
    expect((await bench.driver.readText('Loans', 'N4'))[0]).toEqual(['UsulutÃ¡n']);
    await checkAnew(bench);
    await expect(pane.getByTestId('explained-words')).toHaveText('1 word you have explained');
    await expect(pane.getByTestId('unknown-word')).toHaveCount(0);
  });

  test('can be searched for in the whole list, and taken back', async ({ bench }) => {
    const { pane } = bench;
    await practise(bench);
    await check(bench);
    await pane.getByTestId('word-search').fill('ahuachapan');
    await pane.getByTestId('word-found').click();
    await expect(pane.getByTestId('sendable-count')).toHaveText('5');
    await pane.getByTestId('explained-words').click();
    await expect(pane.getByTestId('explained-word')).toContainText('means Ahuachapán: El Salvador');
    await pane.getByRole('button', { name: 'Forget' }).click();
    await expect(pane.getByTestId('unknown-word')).toHaveCount(1);
    await expect(pane.getByTestId('send-to-kiva')).toBeDisabled();
  });
});

/** The next day within Kiva's window that can be read with the day or with the month first. */
const DOUBTFUL = Array.from({ length: 60 }, (_, n) => day(n + 1)).find((iso) => {
  const [, month, date] = iso.split('-').map(Number);
  return date! <= 12 && date !== month;
})!;
const [YEAR, MONTH, DATE] = DOUBTFUL.split('-');

test.describe('Philippines: one doubtful date in every row', () => {
  const WRITTEN = `${MONTH}/${DATE}/${YEAR}`;
  const sheet = loansWith({ 'Disbursement date': () => text(WRITTEN), 'Date 1': () => text(day(80)) });
  test.use({ options: { workbook: workbookOf(sheet) } });

  test('is asked once with her own cells in both readings, and the answer is remembered', async ({ bench }) => {
    const { pane, page } = bench;
    await practise(bench);
    await check(bench);
    await expect(pane.getByTestId('questions').getByTestId('question-examples')).toHaveCount(1);
    const row = pane.getByTestId('question-examples').locator('tbody tr');
    await expect(row).toHaveText([`H4${WRITTEN}${YEAR}-${DATE}-${MONTH}${DOUBTFUL}`]);
    await expect(pane.getByTestId('send-to-kiva')).toBeDisabled();
    expect(await tooWide(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await pane.getByTestId('answer-monthFirst').click();
    await expect(pane.getByTestId('sendable-count')).toHaveText('5');
    await send(bench);
    await done(bench);
    expect(drafts(bench).map((draft) => draft['disburse_time'])).toEqual(LOANS.map(() => DOUBTFUL));
    await pane.getByTestId('start-again').click();
    await check(bench);
    await expect(pane.getByTestId('questions')).toHaveCount(0);
  });
});

test.describe('Indonesia: one-name borrowers, L/P and 5.000.000', () => {
  const NAMES = ['Dewi', 'Budi', 'Nurhayati', 'Slamet', 'Joko'];
  const GENDERS = ['P', 'L', 'P', 'L', 'L'];
  const AMOUNTS = ['5.000.000', '12.500.000', '3.000.000', '8.000.000', '2.400.000'];
  const sheet = loansWith({
    'First name': (n) => text(NAMES[n]!),
    'Last name': () => null,
    Gender: (n) => text(GENDERS[n]!),
    'Loan amount': (n) => text(AMOUNTS[n]!),
    'Principal 1': (n) => text(AMOUNTS[n]!),
    'Interest 1': () => ({ value: 125_000 }),
    Currency: () => text('IDR'),
    Language: () => text('Indonesian'),
    Location: () => text('Garut'),
  });
  test.use({ options: { workbook: workbookOf(sheet), faultsExpected: true } });

  test('go out as they are, without a question', async ({ bench }) => {
    const { pane } = bench;
    await practise(bench);
    await check(bench);
    await expect(pane.getByTestId('questions')).toHaveCount(0);
    await expect(pane.getByTestId('errors')).toHaveCount(0);
    await expect(pane.getByTestId('warnings')).toContainText('Last name');
    await expect(pane.getByTestId('total')).toHaveText('30,900,000');
    await send(bench);
    await done(bench);
    const borrowers = drafts(bench).map(({ entreps }) => (entreps as readonly Record<string, unknown>[])[0]);
    expect(borrowers).toMatchObject(
      NAMES.map((name, n) => ({
        first_name: name,
        gender: GENDERS[n] === 'P' ? 'female' : 'male',
        amount: Number(AMOUNTS[n]!.replaceAll('.', '')),
      })),
    );
    expect(borrowers.every((borrower) => borrower!['last_name'] === undefined)).toBe(true);
  });
});

test.describe('Ecuador: an outstanding column of 1.234,56', () => {
  const AMOUNTS = ['1.234,56', '987,65', '12.000,00', '3.950', '$ 450,10'];
  const rows = AMOUNTS.map((amount, n) => [text(`000${n + 1}-E`), text(`C-${n + 1}`), text(amount)]);
  test.use({
    options: {
      workbook: () => sheetOf([['No. préstamo', 'Código cliente', 'Saldo capital'].map(text), ...rows]),
      playStage: true,
      faultsExpected: true,
    },
  });

  test('is read by the mark that the whole column agrees on, for an account that expects it', async ({ bench }) => {
    const { pane, heard } = bench;
    await pane.getByTestId('connect-stage').click();
    await pane.getByLabel('Client ID').fill(FIRST_PARTNER.clientId);
    await pane.getByLabel('Client secret').fill(FIRST_PARTNER.clientSecret);
    await pane.getByRole('button', { name: 'Connect', exact: true }).click();
    await pane.getByRole('radio', { name: /Three columns/ }).check();
    await pane.getByRole('radio', { name: /Principal still owed/ }).check();
    await pane.getByRole('button', { name: 'Continue' }).click();
    await pane.getByTestId('map-repayment.amount').selectOption({ label: 'C: Saldo capital' });
    await pane
      .getByTestId('amount-meaning')
      .getByRole('radio', { name: /Principal still owed/ })
      .check();
    await check(bench);
    await expect(pane.getByTestId('questions')).toHaveCount(0);
    await expect(pane.getByTestId('total')).toHaveText('18,622.31');
    await sign(bench, { total: '18622.31' });
    await pane.getByTestId('send').click();
    await done(bench);
    const { repayments } = JSON.parse(heard('repayments')[0]?.body ?? '{}') as { repayments: { amount: number }[] };
    expect(repayments.map(({ amount }) => amount)).toEqual([1234.56, 987.65, 12000, 3950, 450.1]);
  });
});

test.describe('Uganda: ids that Excel has turned into 1.23457E+11', () => {
  const report = sheetOf([
    ['Loan ID', 'Client ID', 'Principal repaid'].map(text),
    [{ value: 123457000001 }, text('C-1'), { value: 10 }],
    [text('1.23457E+11'), text('C-2'), { value: 20 }],
    [{ value: 123457000003, format: '0' }, text('C-3'), { value: 30 }],
    [text('123457000004'), text('C-4'), { value: 40 }],
  ]);
  test.use({ options: { workbook: () => report } });

  test('stay behind with a word on how to import them again; whole ones go out digit for digit', async ({ bench }) => {
    const { pane, heard } = bench;
    await practise(bench);
    await check(bench);
    const finding = pane.getByTestId('errors').getByTestId('finding');
    await expect(finding).toHaveCount(2);
    await expect(finding.nth(0)).toContainText('A2');
    await expect(finding.nth(0)).toContainText('Import the IDs again as text');
    await expect(finding.nth(1)).toContainText('A3');
    await send(bench);
    await done(bench);
    expect(heard('repayments').map(({ body }) => body)).toEqual([
      '{"repayments":[{"loan_id":"123457000003","client_id":"C-3","amount":30},{"loan_id":"123457000004","client_id":"C-4","amount":40}]}',
    ]);
  });
});
