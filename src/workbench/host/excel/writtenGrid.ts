import type { Scalar } from '../../model/sheetModel';
import { fail } from '../richApi/richApiError';

const CELL_TEXT_LIMIT = 32_767;
const WRONG_SHAPE =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

const checkedCell = (value: unknown, location: string): Scalar | null => {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string' || value.length > CELL_TEXT_LIMIT) return fail('InvalidArgument', location);
  return value;
};

/** What was written as one entry a cell: a lone value goes into every cell; a wrong shape fails. */
export const writtenGrid = (
  written: unknown,
  size: { readonly rowCount: number; readonly columnCount: number },
  location: string,
): (Scalar | null)[][] => {
  const rows: unknown[] = Array.isArray(written) ? written : [[written]];
  const [firstRow] = rows;
  const lone = rows.length === 1 && Array.isArray(firstRow) && firstRow.length === 1;
  if (lone) {
    const value = checkedCell((firstRow as unknown[])[0], location);
    return Array.from({ length: size.rowCount }, () => new Array<Scalar | null>(size.columnCount).fill(value));
  }
  const fits =
    rows.length === size.rowCount && rows.every((row) => Array.isArray(row) && row.length === size.columnCount);
  if (!fits) fail('InvalidArgument', location, WRONG_SHAPE);
  return (rows as unknown[][]).map((row) => row.map((value) => checkedCell(value, location)));
};

/** Gives the block's rows to the visible rows in turn, as Excel has been seen to do; the rest is lost. */
export const acrossHiddenRows = (
  grid: readonly (Scalar | null)[][],
  hidden: readonly boolean[],
): (Scalar | null)[][] => {
  if (hidden.every((isHidden) => isHidden)) return [...grid];
  let next = 0;
  const untouched = (grid[0] ?? []).map(() => null);
  return hidden.map((isHidden) => (isHidden ? untouched : (grid[next++] ?? untouched)));
};
