import type { Area } from './area';
import { copyRow, type CellRow } from './cellRow';
import type { SheetModel } from './sheetModel';

/** All that one sheet of the array engine holds. */
export interface SheetState {
  name: string;
  visibility: SheetModel['visibility'];
  isProtected: boolean;
  rows: CellRow[];
  hiddenColumns: Set<number>;
  /** Of whole columns; a cell's own format goes first. */
  columnFormats: Map<number, string>;
  columnWidths: Map<number, number>;
  merged: Area[];
  filterArea: Area | null;
}

/** An empty sheet. */
export const newSheetState = (name: string): SheetState => ({
  name,
  visibility: 'Visible',
  isProtected: false,
  rows: [],
  hiddenColumns: new Set(),
  columnFormats: new Map(),
  columnWidths: new Map(),
  merged: [],
  filterArea: null,
});

/** A copy that later changes do not reach. */
export const copySheetState = (state: SheetState): SheetState => ({
  ...state,
  rows: state.rows.map(copyRow),
  hiddenColumns: new Set(state.hiddenColumns),
  columnFormats: new Map(state.columnFormats),
  columnWidths: new Map(state.columnWidths),
  merged: [...state.merged],
});

/** The number format of a cell, "General" by default. */
export const formatAt = (state: SheetState, row: CellRow | undefined, column: number): string =>
  row?.extras[column]?.format ?? state.columnFormats.get(column) ?? 'General';

/** The cells in use; `valuesOnly` leaves out those that are only formatted. */
export const usedAreaOf = (state: SheetState, valuesOnly: boolean): Area | null => {
  let top = -1;
  let bottom = -1;
  let left = Infinity;
  let right = -1;
  state.rows.forEach((row, index) => {
    const used = (column: number): boolean =>
      row.values[column] !== undefined || (!valuesOnly && row.extras[column] !== undefined);
    let last = (valuesOnly ? row.values.length : Math.max(row.values.length, row.extras.length)) - 1;
    while (last >= 0 && !used(last)) last--;
    if (last < 0) return;
    let first = 0;
    while (!used(first)) first++;
    if (top < 0) top = index;
    bottom = index;
    left = Math.min(left, first);
    right = Math.max(right, last);
  });
  return top < 0 ? null : { row: top, column: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
};
