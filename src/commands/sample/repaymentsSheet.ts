import type { FileCell, FileSheet } from '../../files/workbookFile';
import type { Loan } from '../../sandbox/loans';
import { createRandom, type Random } from '../../sandbox/random';
import { idText, money, sumOf, text } from './cells';
import { COOPERATIVE, isSalvadoran } from './cooperative';

const HEADERS = ['Loan ID', 'Client ID', 'Name', 'Town', 'Loan amount', 'Principal repaid'];
/** In characters: every id whole, and room at the right for the statuses beside the pane. */
const WIDTHS = [20, 11, 22, 17, 14, 16];
const ROWS = 48;
const FIRST_ROW = 5;

/**
 * A month's repayments: titles above the headers, 15-digit ids with zeros, a total below. One amount is a word and one
 * loan is unknown to the practice Kiva, so that both ways to fail can be seen.
 */
export function repaymentsSheet(loans: readonly Loan[], seed: number, day: string): FileSheet {
  const random = createRandom(seed);
  const mine = loans.filter((loan) => loan.status === 'payingBack' && isSalvadoran(loan));
  if (mine.length < ROWS) throw new Error(`The practice Kiva has ${mine.length} loans to report, ${ROWS} are needed.`);
  const rows = mine.slice(0, ROWS).map((loan) => repaymentRow(loan, random));
  rows[16]![0] = text('000123456700016');
  rows[29]![5] = text('pendiente');
  const sum = (column: 'E' | 'F'): FileCell => {
    const at = column.charCodeAt(0) - 65;
    return sumOf(
      rows.map((row) => row[at]),
      column,
      FIRST_ROW,
    );
  };
  return {
    name: 'Repayments',
    columnWidths: WIDTHS,
    rows: [
      [text(COOPERATIVE)],
      [text(`Principal repaid since disbursal, up to ${day}`)],
      [],
      HEADERS.map(text),
      ...rows,
      [null, null, text('TOTAL'), null, sum('E'), sum('F')],
    ],
  };
}

function repaymentRow(loan: Loan, random: Random): (FileCell | null)[] {
  const amount = Number(loan.loan_local_price);
  const instalments = random.between(6, 20);
  const repaid = Math.round((amount * 100 * random.between(1, instalments - 1)) / instalments) / 100;
  return [
    idText(loan.internal_loan_id),
    // A number whose zeros exist only by its format: the id is what is displayed.
    { value: Number(loan.internal_client_id), format: '00000000' },
    text(loan.name),
    text(loan.location.split(':')[0] ?? ''),
    money(amount),
    money(repaid),
  ];
}
