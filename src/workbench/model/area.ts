import { ModelError } from './modelError';

/** Excel's sheet size: rows and columns. */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

/** A block of cells, zero-based. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** The column's letters, zero-based: 0 is "A", 26 is "AA". */
export const columnLetters = (column: number): string => {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
};

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const spanning = (row1: number, column1: number, row2: number, column2: number): Area => ({
  row: Math.min(row1, row2),
  column: Math.min(column1, column2),
  rowCount: Math.abs(row2 - row1) + 1,
  columnCount: Math.abs(column2 - column1) + 1,
});

/** Throws `InvalidArgument` when the area is empty or leaves the sheet. */
export const checkedArea = (area: Area): Area => {
  const inside =
    Object.values(area).every(Number.isInteger) &&
    area.row >= 0 &&
    area.column >= 0 &&
    area.rowCount >= 1 &&
    area.columnCount >= 1 &&
    area.row + area.rowCount <= SHEET_ROWS &&
    area.column + area.columnCount <= SHEET_COLUMNS;
  if (!inside) throw new ModelError('InvalidArgument', `not a block of cells: ${JSON.stringify(area)}`);
  return area;
};

/** Reads "B2", "$A$1:C3", "A:C" or "2:5" without a sheet name; throws `InvalidArgument`. */
export const parseA1 = (address: string): Area => {
  const [first = '', second = first] = address.replace(/\$/g, '').split(':');
  const cells = [first, second].map((part) => /^([A-Za-z]{1,3})([1-9]\d{0,6})$/.exec(part));
  const [a, b] = cells;
  if (a && b) {
    return checkedArea(spanning(Number(a[2]) - 1, columnNumber(a[1]!), Number(b[2]) - 1, columnNumber(b[1]!)));
  }
  if (/^[A-Za-z]{1,3}$/.test(first) && /^[A-Za-z]{1,3}$/.test(second)) {
    return checkedArea(spanning(0, columnNumber(first), SHEET_ROWS - 1, columnNumber(second)));
  }
  if (/^[1-9]\d{0,6}$/.test(first) && /^[1-9]\d{0,6}$/.test(second)) {
    return checkedArea(spanning(Number(first) - 1, 0, Number(second) - 1, SHEET_COLUMNS - 1));
  }
  throw new ModelError('InvalidArgument', `not an address: ${address}`);
};

/** Whole columns, such as "A:C". */
export const isEntireColumn = (area: Area): boolean => area.rowCount === SHEET_ROWS;

/** Whole rows, such as "2:5". */
export const isEntireRow = (area: Area): boolean => area.columnCount === SHEET_COLUMNS;

/** The address as Excel writes it, without a sheet name. */
export const formatA1 = (area: Area): string => {
  const lastRow = area.row + area.rowCount;
  const lastLetters = columnLetters(area.column + area.columnCount - 1);
  if (isEntireRow(area)) return `${area.row + 1}:${lastRow}`;
  if (isEntireColumn(area)) return `${columnLetters(area.column)}:${lastLetters}`;
  const first = `${columnLetters(area.column)}${area.row + 1}`;
  const last = `${lastLetters}${lastRow}`;
  return first === last ? first : `${first}:${last}`;
};

/** The common cells of two areas; null when there are none. */
export const intersection = (one: Area, other: Area): Area | null => {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rowCount = Math.min(one.row + one.rowCount, other.row + other.rowCount) - row;
  const columnCount = Math.min(one.column + one.columnCount, other.column + other.columnCount) - column;
  return rowCount > 0 && columnCount > 0 ? { row, column, rowCount, columnCount } : null;
};

/** The smallest area that holds both. */
export const boundingArea = (one: Area, other: Area): Area =>
  spanning(
    Math.min(one.row, other.row),
    Math.min(one.column, other.column),
    Math.max(one.row + one.rowCount, other.row + other.rowCount) - 1,
    Math.max(one.column + one.columnCount, other.column + other.columnCount) - 1,
  );
