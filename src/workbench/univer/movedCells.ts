import { Tools, type ICellData, type Nullable, type ObjectMatrix } from '@univerjs/core';
import type { Area } from '../model/area';
import type { Axis } from '../model/sheetModel';
import type { CellMatrix } from './univerSheetFace';

/**
 * What changes when a block of cells is inserted (1) or deleted (-1): the cells that go, and those that come in their
 * new places. Only the rows or columns of the block move; formulas are not rewritten.
 */
export const movedCells = (
  matrix: ObjectMatrix<Nullable<ICellData>>,
  used: Area,
  block: Area,
  axis: Axis,
  sign: 1 | -1,
): { readonly gone: CellMatrix; readonly come: CellMatrix } => {
  const gone: CellMatrix = {};
  const come: CellMatrix = {};
  const isRow = axis === 'row';
  const rows = isRow ? [block.row, used.row + used.rowCount] : [block.row, block.row + block.rowCount];
  const columns = isRow
    ? [block.column, block.column + block.columnCount]
    : [block.column, used.column + used.columnCount];
  const steps = sign * (isRow ? block.rowCount : block.columnCount);
  for (let row = rows[0]!; row < rows[1]!; row++) {
    for (let column = columns[0]!; column < columns[1]!; column++) {
      const cell = matrix.getValue(row, column);
      if (!cell) continue;
      (gone[row] ??= {})[column] = null;
      const [toRow, toColumn] = isRow ? [row + steps, column] : [row, column + steps];
      const isDeleted = toRow < block.row || toColumn < block.column;
      if (!isDeleted) (come[toRow] ??= {})[toColumn] = Tools.deepClone(cell);
    }
  }
  return { gone, come };
};
