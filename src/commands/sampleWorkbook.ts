import type { FileCell, FileSheet, WorkbookFile } from '../files/workbookFile';
import type { Loan } from '../sandbox/loans';
import { createRandom, type Random } from '../sandbox/random';

const HEADERS = ['Loan ID', 'Client ID', 'Name', 'Town', 'Loan amount', 'Principal repaid'];
/** In characters: every id whole, and room at the right for the statuses beside the pane. */
const WIDTHS = [20, 11, 22, 17, 14, 16];
const ROWS = 48;
const MONEY = '#,##0.00';

/**
 * A month's repayments as a Salvadoran partner keeps them: titles above the headers, 15-digit ids with zeros, a total
 * below. One amount is a word and one loan is unknown to the practice Kiva, so that both ways to fail can be seen.
 * The same loans, seed and day ("YYYY-MM-DD") give the same workbook.
 */
export function sampleWorkbook(loans: readonly Loan[], seed: number, day: string): WorkbookFile {
  const random = createRandom(seed);
  const mine = loans.filter((loan) => loan.status === 'payingBack' && loan.location.endsWith(': El Salvador'));
  if (mine.length < ROWS) throw new Error(`The practice Kiva has ${mine.length} loans to report, ${ROWS} are needed.`);
  const rows = mine.slice(0, ROWS).map((loan) => repaymentRow(loan, random));
  rows[16]![0] = text('000123456700016');
  rows[29]![5] = text('pendiente');
  const sheet: FileSheet = {
    name: 'Repayments',
    columnWidths: WIDTHS,
    rows: [
      [text('Cooperativa Buena Cosecha (invented, for practice)')],
      [text(`Principal repaid since disbursal, up to ${day}`)],
      [],
      HEADERS.map(text),
      ...rows,
      [null, null, text('TOTAL'), null, sum('E'), sum('F')],
    ],
  };
  return { name: 'repayments-sample.xlsx', date1904: false, sheets: [sheet] };

  /** A total with the value that Excel would have kept beside it. */
  function sum(column: 'E' | 'F'): FileCell {
    const at = column.charCodeAt(0) - 65;
    const cents = rows.reduce((so, row) => so + Math.round(Number(row[at]?.value) * 100 || 0), 0);
    return { value: cents / 100, formula: `=SUM(${column}5:${column}${ROWS + 4})`, format: MONEY };
  }
}

function repaymentRow(loan: Loan, random: Random): (FileCell | null)[] {
  const amount = Number(loan.loan_local_price);
  const instalments = random.between(6, 20);
  const repaid = Math.round((amount * 100 * random.between(1, instalments - 1)) / instalments) / 100;
  return [
    { value: loan.internal_loan_id, format: '@' },
    // A number whose zeros exist only by its format: the id is what is displayed.
    { value: Number(loan.internal_client_id), format: '00000000' },
    text(loan.name),
    text(loan.location.split(':')[0] ?? ''),
    { value: amount, format: MONEY },
    { value: repaid, format: MONEY },
  ];
}

const text = (value: string): FileCell => ({ value });
