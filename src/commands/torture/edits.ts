import type { Loan } from '../../sandbox/loans';
import type { Random } from '../../sandbox/random';
import type { Scalar } from '../../workbench/model/sheetModel';
import type { Book } from './book';
import { CHANGING, COLUMNS, recordCells } from './records';

/** What a person does to her sheet while nobody looks. */
export type Edit = (book: Book, random: Random, loans: readonly Loan[]) => void;

/** Each changes the sheet as a person would; named for the list of what happened in a run. */
export const EDITS: Readonly<Record<string, Edit>> = {
  changeCell: (book, random, loans) => {
    const target = anyRecord(book, random);
    if (target === undefined) return;
    const header = CHANGING[book.kind];
    const column = columnOf(book, header);
    const value =
      book.kind === 'journal'
        ? `The story was changed ${random.between(1, 999)}.`
        : Math.min(random.between(7, 90) * 10, mostOf(book, target, loans));
    write(book, target, column, value);
  },
  changeRemark: (book, random) => {
    const target = anyRecord(book, random);
    if (target !== undefined) write(book, target, columnOf(book, 'Remarks'), `seen ${random.between(1, 99)}`);
  },
  sortAll: (book, random) => sort(book, random, true),
  sortHers: (book, random) => sort(book, random, false),
  insertBlank: (book, random) => {
    const { row } = book.headers();
    const at = random.between(row + 1, lastRow(book));
    book.sheet.insertCells({ row: at, column: 0, rowCount: 1, columnCount: 16384 }, 'down');
  },
  insertRecord: (book, random, loans) => {
    const { row } = book.headers();
    const at = random.between(row + 1, lastRow(book) + 1);
    book.sheet.insertCells({ row: at, column: 0, rowCount: 1, columnCount: 16384 }, 'down');
    // Behind the records that the sheet began with, so that no loan stands there twice.
    const taken = new Set(book.rows().map(({ cells }) => cells['Loan ID']));
    for (let n = 40; n < 60; n += 1) {
      const cells = recordCells(book.kind, n, loans, random);
      if (taken.has(cells[0] ?? '')) continue;
      COLUMNS[book.kind].forEach(({ header }, k) => write(book, at, columnOf(book, header), cells[k] ?? ''));
      return;
    }
  },
  deleteRow: (book, random) => {
    const target = anyRecord(book, random);
    if (target === undefined || records(book).length <= 3) return;
    book.sheet.deleteCells({ row: target, column: 0, rowCount: 1, columnCount: 16384 }, 'up');
  },
  hideRow: (book, random) => {
    const target = anyRecord(book, random);
    if (target !== undefined) book.sheet.setHidden('row', target, random.between(1, 2), random.next() < 0.7);
  },
  filterRows: (book, random) => {
    if (book.sheet.filterArea !== null) {
      book.sheet.unfilter();
      return;
    }
    const { row, columns } = book.headers();
    const column = columnOf(book, 'Remarks');
    const keep = book.rows().map(({ cells }) => String(cells['Remarks'] ?? ''));
    const area = { row, column: 0, rowCount: lastRow(book) - row + 1, columnCount: Math.max(...columns.values()) + 1 };
    book.sheet.filter(area, column, [random.pick(keep), random.pick(keep)]);
  },
  insertColumn: (book, random) => {
    const { columns } = book.headers();
    const column = random.between(0, Math.max(...columns.values()) + 1);
    book.sheet.insertCells({ row: 0, column, rowCount: 1_048_576, columnCount: 1 }, 'right');
  },
  renameSheet: (book, random) => {
    book.model.renameSheet(book.sheet.id, `Report ${random.between(1, 999)}`);
  },
};

/** Whether all of her columns stand under their headers now. */
export function hasHerHeaders(book: Book): boolean {
  const { columns } = book.headers();
  return COLUMNS[book.kind].every(({ header }) => columns.has(header));
}

function records(book: Book): readonly number[] {
  return book
    .rows()
    .filter(({ cells }) => cells['Loan ID'] !== '')
    .map(({ row }) => row);
}

function anyRecord(book: Book, random: Random): number | undefined {
  const rows = records(book);
  return rows.length === 0 ? undefined : random.pick(rows);
}

/** No more than the loan that stands there: an amount above it is not sent, and rightly so. */
function mostOf(book: Book, row: number, loans: readonly Loan[]): number {
  const loanId = book.rows().find((seen) => seen.row === row)?.cells['Loan ID'];
  const loan = loans.find(({ internal_loan_id }) => internal_loan_id === loanId);
  return loan === undefined ? Infinity : Math.floor(Number(loan.loan_price));
}

function lastRow(book: Book): number {
  return Math.max(book.headers().row + 1, ...records(book));
}

function columnOf(book: Book, header: string): number {
  const column = book.headers().columns.get(header);
  if (column === undefined) throw new Error(`The column ${header} is gone.`);
  return column;
}

function write(book: Book, row: number, column: number, value: Scalar): void {
  book.sheet.write({ row, column, rowCount: 1, columnCount: 1 }, [[value]], 'exact');
}

/** Sorts the records by one of her columns: with everything beside them, or her own columns alone. */
function sort(book: Book, random: Random, withResults: boolean): void {
  const { row, columns } = book.headers();
  const hers = COLUMNS[book.kind].map(({ header }) => columnOf(book, header));
  const all = withResults ? [...columns.values()] : hers;
  const [from, to] = [Math.min(...all), Math.max(...all)];
  const area = { row: row + 1, column: from, rowCount: lastRow(book) - row, columnCount: to - from + 1 };
  book.sheet.sort(area, [{ column: random.pick(hers), ascending: random.next() < 0.5 }]);
}
