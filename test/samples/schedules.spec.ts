import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import './support/numfmtFound';
import { sheetsOf } from '../../src/commands/convert/fileWorkbook';
import { sumText } from '../../src/core/cell/decimal';
import { findInstalments, followInstalments, instalmentPart } from '../../src/core/instalments/instalmentTable';
import { readInstalments } from '../../src/core/instalments/readInstalments';
import type { InstalmentSheet } from '../../src/core/instalments/instalmentSheet';
import { computeSchedule } from '../../src/core/schedule/computeSchedule';
import type { LoanTerms } from '../../src/core/schedule/terms';
import { readWorkbookFile } from '../../src/files/readWorkbookFile';
import { MONTHLY_PRINTED, PAID_LATE, WEEKLY_PRINTED } from '../core/schedule/mifosSchedules';
import { secondSchedule, type Deal } from '../core/schedule/secondSchedule';

/** Workbooks of a loan system's tests, which no one here wrote; they lie beside this project, not in it. */
const FOLDER = resolve(__dirname, '../../../shared/data');
const MONTHLY = 'mifosx_schedule_and_transactions.xlsx';
const WEEKLY = 'mifosx_group_collection_sheet.xlsx';

const TERMS: LoanTerms = {
  amount: 10000,
  decimals: 2,
  disbursalDate: '2015-01-01',
  periods: 12,
  frequency: 'monthly',
  rate: 12,
  ratePeriod: 'perYear',
  method: 'equalInstalments',
  gracePeriods: 0,
  grace: 'interestOnly',
};

/** A sheet's instalments as the product reads them, with the columns that it proposes by itself. */
async function instalmentsIn(file: string, sheet: string): Promise<InstalmentSheet> {
  const opened = sheetsOf(await readWorkbookFile(file, readFileSync(join(FOLDER, file))));
  const { workbook } = opened.find(({ name }) => name === sheet)!;
  const outline = await workbook.outline();
  const found = findInstalments(outline);
  const named = found.suggestions.map(({ field, column }) => [field, column.header.trim()]);
  expect(named).toEqual([
    ['instalment.date', 'Date'],
    ['instalment.principal', 'Principal Due'],
    ['instalment.interest', 'Interest'],
  ]);
  const part = instalmentPart(found, found.suggestions);
  const followed = followInstalments(part, outline);
  if (!('request' in followed)) throw new Error('The columns are gone.');
  return readInstalments(part, await workbook.read(followed.request), {
    csvFormat: 'two',
    amountExpected: 'cumulativePrincipal',
  });
}

const linesOf = ({ loose }: InstalmentSheet) =>
  loose.map(({ date, principal, interest }) => [date?.value, principal?.value, interest?.value]);

/** What stands in the file itself, read with nothing of ours but the file's bytes: day, principal due and interest. */
async function shownIn(file: string, sheet: string): Promise<readonly (readonly unknown[])[]> {
  const { sheets } = await readWorkbookFile(file, readFileSync(join(FOLDER, file)));
  const rows = sheets.find(({ name }) => name === sheet)!.rows.slice(2, 14);
  const day = (serial: number): string => new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
  return rows.map((row) => {
    const [date, principal, interest] = [2, 5, 7].map((column) => Number(row[column]?.value));
    return [day(date!), principal, interest];
  });
}

for (const [file, sheet] of [
  [MONTHLY, 'Repayment Schedule'],
  [WEEKLY, 'Repayment schedule'],
  [WEEKLY, 'Sheet2'],
] as const) {
  test(`${file}, ${sheet}: the schedule is read as it stands`, async () => {
    const read = await instalmentsIn(file, sheet);
    const shown = await shownIn(file, sheet);
    expect(shown).toHaveLength(12);
    expect(linesOf(read)).toEqual(shown);
    expect(sumText(read.loose.flatMap(({ principal }) => Number(principal?.value)))).toBe('10000');
    // The day of the disbursal is none of them, and whose they all are no column says.
    expect(read.findings.map(({ code }) => code)).toEqual([
      'fieldNotMapped',
      'instalmentsWithoutLoan',
      'instalmentsWithoutAmounts',
    ]);
  });
}

test('the weekly schedule is computed from its terms as it stands', async () => {
  const computed = computeSchedule({ ...TERMS, disbursalDate: '2015-01-02', frequency: 'weekly' });
  if (typeof computed === 'string') throw new Error(computed);
  const lines = computed.map(({ date, principal, interest }) => [date, principal, interest]);
  expect(lines).toEqual(await shownIn(WEEKLY, 'Repayment schedule'));
});

test('the monthly one is computed as it stood before two instalments came late', async () => {
  const computed = computeSchedule(TERMS);
  if (typeof computed === 'string') throw new Error(computed);
  const shown = await shownIn(MONTHLY, 'Repayment Schedule');
  expect(computed.map(({ date }) => date)).toEqual(shown.map(([date]) => date));
  expect(computed[0]).toEqual({ date: '2015-02-01', principal: 788.49, interest: 100 });
  const due = (parts: readonly unknown[]): string => sumText(parts.map(Number));
  expect(computed.slice(0, -1).map(({ principal, interest }) => due([principal, interest]))).toEqual(
    shown.slice(0, -1).map(([, principal, interest]) => due([principal, interest])),
  );
});

/** By which the second implementation is judged before it judges the first. */
const DEAL: Deal = {
  units: 10_000_00n,
  disbursed: '2015-01-02',
  count: 12,
  every: { days: 7 },
  basisPoints: 1200n,
  per: 'year',
  kind: 'instalment',
  free: 0,
  freeOf: 'principal',
};

for (const [file, sheet, transcribed, deal] of [
  [
    MONTHLY,
    'Repayment Schedule',
    MONTHLY_PRINTED,
    { ...DEAL, disbursed: '2015-01-01', every: { months: 1 }, late: PAID_LATE },
  ],
  [WEEKLY, 'Repayment schedule', WEEKLY_PRINTED, DEAL],
  [WEEKLY, 'Sheet2', WEEKLY_PRINTED, DEAL],
] as const) {
  test(`${file}, ${sheet}: is what the tests carry of it, and what the second implementation gives`, async () => {
    const shown = await shownIn(file, sheet);
    expect(transcribed).toEqual(shown);
    const second = secondSchedule(deal).map(({ date, principal, interest }) => {
      return [date, Number(principal) / 100, Number(interest) / 100];
    });
    expect(second).toEqual(shown);
  });
}
