import { addressOf } from './a1';

/** A block of cells; row and column are zero-based. */
export interface CellArea {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const CORNER = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/;

/** An area's A1 address without its sheet ("A3:F20"). */
export function addressOfArea({ row, column, rowCount, columnCount }: CellArea): string {
  const first = addressOf({ row, column });
  const last = addressOf({ row: row + rowCount - 1, column: column + columnCount - 1 });
  return first === last ? first : `${first}:${last}`;
}

/** Reads "A3:F20" or "$A$3:$F$20" without a sheet; undefined for anything else, whole columns and rows included. */
export function parseArea(address: string): CellArea | undefined {
  const [first = '', second = first, ...more] = address.split(':');
  const from = cornerOf(first);
  const to = cornerOf(second);
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  const row = Math.min(from.row, to.row);
  const column = Math.min(from.column, to.column);
  return {
    row,
    column,
    rowCount: Math.abs(from.row - to.row) + 1,
    columnCount: Math.abs(from.column - to.column) + 1,
  };
}

/** The cells that two areas share; undefined when there are none. */
export function commonArea(one: CellArea, other: CellArea): CellArea | undefined {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rowCount = Math.min(one.row + one.rowCount, other.row + other.rowCount) - row;
  const columnCount = Math.min(one.column + one.columnCount, other.column + other.columnCount) - column;
  return rowCount > 0 && columnCount > 0 ? { row, column, rowCount, columnCount } : undefined;
}

function cornerOf(address: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = CORNER.exec(address) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits) - 1;
  return row < LAST_ROW && column < LAST_COLUMN ? { row, column } : undefined;
}
