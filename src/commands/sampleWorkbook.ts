import type { WorkbookFile } from '../files/workbookFile';
import type { Loan } from '../sandbox/loans';
import { journalsSheet } from './sample/journalsSheet';
import { loansSheet } from './sample/loansSheet';
import { repaymentsSheet } from './sample/repaymentsSheet';

/**
 * What a Salvadoran partner sends in a month, one sheet a kind of record: repayments, loan drafts, journals; each with a
 * few mistakes to find. The same loans, seed and day ("YYYY-MM-DD") give the same workbook.
 */
export function sampleWorkbook(loans: readonly Loan[], seed: number, day: string): WorkbookFile {
  const sheets = [repaymentsSheet(loans, seed, day), loansSheet(loans, seed, day), journalsSheet(loans, seed, day)];
  return { name: 'sample.xlsx', date1904: false, sheets };
}
