import { isEntireColumn, isEntireRow, type Area } from './area';
import { shiftArea, type Shift } from './shiftArea';
import type { Axis } from './sheetModel';
import type { SheetState } from './sheetState';

const shiftKeys = <T>(map: ReadonlyMap<number, T>, { at, count }: Shift): Map<number, T> => {
  const moved = new Map<number, T>();
  for (const [key, entry] of map) {
    if (key < at) moved.set(key, entry);
    else if (count > 0 || key >= at - count) moved.set(key + count, entry);
  }
  return moved;
};

/** The shift that inserting (1) or deleting (-1) whole rows or columns makes; null for a mere block of cells. */
export const wholeShift = (area: Area, axis: Axis, sign: 1 | -1): Shift | null => {
  if (axis === 'row') return isEntireRow(area) ? { axis, at: area.row, count: sign * area.rowCount } : null;
  return isEntireColumn(area) ? { axis, at: area.column, count: sign * area.columnCount } : null;
};

/** Moves what belongs to rows and columns beside their cells: merges, filter, hidden columns, formats, widths. */
export const shiftBelongings = (state: SheetState, shift: Shift): void => {
  state.merged = state.merged.flatMap((area) => shiftArea(area, shift) ?? []);
  state.filterArea = state.filterArea && shiftArea(state.filterArea, shift);
  if (shift.axis === 'row') return;
  const hidden = new Map([...state.hiddenColumns].map((column) => [column, true]));
  state.hiddenColumns = new Set(shiftKeys(hidden, shift).keys());
  state.columnFormats = shiftKeys(state.columnFormats, shift);
  state.columnWidths = shiftKeys(state.columnWidths, shift);
};
