import { isEntireColumn, isEntireRow, type Area } from './area';
import { emptyRow, type CellRow } from './cellRow';

const spliceSparse = <T>(list: T[], at: number, gone: number, come: number, filler: () => T): void => {
  if (at >= list.length) return;
  list.splice(at, gone, ...Array.from({ length: come }, filler));
};

const spliceColumns = (rows: readonly CellRow[], at: number, gone: number, come: number): void => {
  for (const row of rows) {
    spliceSparse(row.values, at, gone, come, () => undefined);
    spliceSparse(row.extras, at, gone, come, () => undefined);
  }
};

const moveCell = (from: CellRow | undefined, to: CellRow, column: number): void => {
  to.values[column] = from?.values[column];
  const extra = from?.extras[column];
  if (extra || to.extras[column]) to.extras[column] = extra;
};

const moveUp = (rows: CellRow[], area: Area): void => {
  for (let row = area.row; row < rows.length; row++) {
    for (let c = area.column; c < area.column + area.columnCount; c++)
      moveCell(rows[row + area.rowCount], rows[row]!, c);
  }
};

const moveDown = (rows: CellRow[], area: Area): void => {
  const length = rows.length;
  if (length <= area.row) return;
  for (let i = 0; i < area.rowCount; i++) rows.push(emptyRow());
  for (let row = rows.length - 1; row >= area.row; row--) {
    const from = row - area.rowCount >= area.row ? rows[row - area.rowCount] : undefined;
    for (let c = area.column; c < area.column + area.columnCount; c++) moveCell(from, rows[row]!, c);
  }
};

/** Inserts empty cells at the area in the engine's rows, pushing what is there down or right. */
export const insertIntoRows = (rows: CellRow[], area: Area, direction: 'down' | 'right'): void => {
  if (direction === 'down' && isEntireRow(area)) spliceSparse(rows, area.row, 0, area.rowCount, emptyRow);
  else if (direction === 'right') {
    const touched = isEntireColumn(area) ? rows : rows.slice(area.row, area.row + area.rowCount);
    spliceColumns(touched, area.column, 0, area.columnCount);
  } else moveDown(rows, area);
};

/** Takes the area's cells out of the engine's rows, pulling what is below up or what is right of it left. */
export const deleteFromRows = (rows: CellRow[], area: Area, direction: 'up' | 'left'): void => {
  if (direction === 'up' && isEntireRow(area)) spliceSparse(rows, area.row, area.rowCount, 0, emptyRow);
  else if (direction === 'left') {
    const touched = isEntireColumn(area) ? rows : rows.slice(area.row, area.row + area.rowCount);
    spliceColumns(touched, area.column, area.columnCount, 0);
  } else moveUp(rows, area);
};
