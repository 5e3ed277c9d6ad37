import type { SheetModel } from '../model/sheetModel';

/** Height of every row in pixels. */
export const ROW_HEIGHT = 22;

const SPARE_ROWS = 50;
const SPARE_COLUMNS = 6;
const LEAST_ROWS = 100;
const LEAST_COLUMNS = 26;
const SAMPLE_ROWS = 60;
const PIXELS_A_POINT = 4 / 3;
/** The widest digit of the sheet's usual fonts, so that no id is cut. */
export const PIXELS_A_CHARACTER = 8.4;
const NARROWEST = 64;
const WIDEST = 260;

/** Which rows and columns a sheet shows, and where they stand in pixels; hidden ones are left out. */
export interface SheetLayout {
  /** Sheet rows that are shown, ascending. */
  readonly rows: readonly number[];
  readonly columns: readonly { readonly column: number; readonly left: number; readonly width: number }[];
  readonly width: number;
  readonly height: number;
}

const textWidth = (sheet: SheetModel, column: number, firstRow: number): number => {
  const texts = sheet.read({ row: firstRow, column, rowCount: SAMPLE_ROWS, columnCount: 1 }, 'texts');
  const longest = Math.max(...texts.map(([text = '']) => text.length));
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(longest * PIXELS_A_CHARACTER) + 14));
};

/** Lays out a sheet; columns without a width of their own are as wide as their first rows' texts. */
export const layoutSheet = (sheet: SheetModel): SheetLayout => {
  const used = sheet.usedArea(false);
  const rowCount = Math.max(LEAST_ROWS, (used ? used.row + used.rowCount : 0) + SPARE_ROWS);
  const columnCount = Math.max(LEAST_COLUMNS, (used ? used.column + used.columnCount : 0) + SPARE_COLUMNS);
  const rows: number[] = [];
  sheet.hidden('row', 0, rowCount).forEach((hidden, row) => {
    if (!hidden) rows.push(row);
  });
  const columns: { column: number; left: number; width: number }[] = [];
  let left = 0;
  sheet.hidden('column', 0, columnCount).forEach((hidden, column) => {
    if (hidden) return;
    const own = sheet.columnWidth(column);
    const width = own === undefined ? textWidth(sheet, column, used?.row ?? 0) : Math.round(own * PIXELS_A_POINT);
    columns.push({ column, left, width });
    left += width;
  });
  return { rows, columns, width: left, height: rows.length * ROW_HEIGHT };
};

/** Position of a sheet row among the shown ones; of the next shown one when it is hidden. */
export const rowPosition = ({ rows }: SheetLayout, row: number): number => {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Position of a sheet column among the shown ones; of the next shown one when it is hidden. */
export const columnPosition = ({ columns }: SheetLayout, column: number): number => {
  const found = columns.findIndex((one) => one.column >= column);
  return found < 0 ? columns.length : found;
};
