import type { FileCell, WorkbookFile } from '../../../src/files/workbookFile';
import type { Loan } from '../../../src/sandbox/loans';

const text = (value: string): FileCell => ({ value });

/** A report of `count` loans that the practice Kiva expects, headers in row 1: loan id, client id, amount = 1, 2, 3 ... up to the loan's. */
export function report(count: number): (loans: readonly Loan[]) => WorkbookFile {
  return (loans) => {
    const expected = loans.filter(({ status }) => status === 'payingBack').slice(0, count);
    const rows = Array.from({ length: count }, (_, index) => {
      const loan = expected[index];
      return [
        text(loan?.internal_loan_id ?? `N-${index + 1}`),
        text(loan?.internal_client_id ?? `C-${index + 1}`),
        { value: Math.min(index + 1, Math.floor(Number(loan?.loan_local_price ?? count))) },
      ];
    });
    return sheetOf([['Loan ID', 'Client ID', 'Principal repaid'].map(text), ...rows]);
  };
}

/** One sheet, named Report. */
export function sheetOf(rows: readonly (readonly (FileCell | null)[])[]): WorkbookFile {
  return { name: 'report.xlsx', date1904: false, sheets: [{ name: 'Report', rows }] };
}
