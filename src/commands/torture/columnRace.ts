import type { Book } from './book';
import { COLUMNS } from './records';

/** An action that puts something into cells, as it goes over the wire. */
const WRITE = /"ActionType":4,"Name":"(Values|Formulas)"/;

/** Whether a batch of office.js writes cells. */
export function writesCells(body: string): boolean {
  return WRITE.test(body);
}

/** All that stands in her own columns, headers and title too: the same text as long as nothing of hers was changed. */
export function herCells(book: Book): string {
  const area = book.sheet.usedArea(true);
  if (area === null) return '';
  const cells = book.sheet.read({ ...area, row: 0, rowCount: area.row + area.rowCount }, 'values');
  const hers = new Set(COLUMNS[book.kind].map(({ header }) => header));
  const headers = cells.find((row) => row.some((cell) => cell === 'Loan ID')) ?? [];
  const columns = headers.flatMap((header, k) => (hers.has(String(header)) ? [k] : []));
  const rows = cells.map((row) => columns.map((k) => String(row[k] ?? '')));
  // A mark beside no row of hers makes the sheet longer, and no more.
  const last = rows.reduce((found, row, at) => (row.some((text) => text !== '') ? at : found), -1);
  return JSON.stringify(rows.slice(0, last + 1));
}

/** What stands in her own cells is nobody's but hers, at any moment: a batch of the pane's that changed it ends the run. */
export class Harm extends Error {
  constructor() {
    super('a batch of the pane changed cells of hers');
    this.name = 'Harm';
  }
}
