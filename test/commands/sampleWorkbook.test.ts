import { sampleWorkbook } from '../../src/commands/sampleWorkbook';
import { generateLoans } from '../../src/sandbox/loans';
import { FIRST_PARTNER } from '../../src/sandbox/partners';

const LOANS = generateLoans(FIRST_PARTNER, 1, Date.UTC(2026, 10, 22));
const sample = (seed: number) => sampleWorkbook(LOANS, seed, '2026-11-22');

test('the same seed gives the same workbook, another seed another', () => {
  expect(sample(1)).toEqual(sample(1));
  expect(sample(1)).not.toEqual(sample(2));
});

test('has a sheet for each kind of record, repayments first, each with at least 40 rows below titles and headers', () => {
  const { sheets } = sample(1);
  expect(sheets.map(({ name }) => name)).toEqual(['Repayments', 'Loans', 'Journals']);
  expect(sheets.map(({ rows }) => rows.slice(4).length >= 40)).toEqual([true, true, true]);
  expect(sheets.map(({ rows }) => rows.slice(0, 3).map((row) => row.length))).toEqual(Array(3).fill([1, 1, 0]));
});

test('holds at least 40 loans that the practice Kiva expects, ids with their zeros', () => {
  const ids = sample(1)
    .sheets[0]!.rows.slice(4)
    .map((row) => row[0]?.value);
  const expected = new Set(LOANS.filter(({ status }) => status === 'payingBack').map((loan) => loan.internal_loan_id));
  const known = ids.filter((id) => typeof id === 'string' && expected.has(id));
  expect(known.length).toBeGreaterThanOrEqual(40);
  expect(known.every((id) => /^000\d{12}$/.test(String(id)))).toBe(true);
});

test('its total is the sum of what can be added', () => {
  const rows = sample(1).sheets[0]!.rows;
  const repaid = rows.slice(4, -1).map((row) => row[5]?.value);
  const cents = repaid.reduce<number>(
    (sum, value) => sum + (typeof value === 'number' ? Math.round(value * 100) : 0),
    0,
  );
  expect(rows.at(-1)![5]).toMatchObject({ value: cents / 100, formula: '=SUM(F5:F52)' });
});
