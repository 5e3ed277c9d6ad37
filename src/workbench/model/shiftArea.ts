import { SHEET_COLUMNS, SHEET_ROWS, type Area } from './area';
import type { Axis } from './sheetModel';

/** Rows or columns that came (count > 0) or went (count < 0) at a place. */
export interface Shift {
  readonly axis: Axis;
  readonly at: number;
  readonly count: number;
}

const movedSpan = (start: number, length: number, at: number, count: number): readonly [number, number] | null => {
  if (count > 0) {
    if (at <= start) return [start + count, length];
    return at < start + length ? [start, length + count] : [start, length];
  }
  const gone = -count;
  const place = (edge: number): number => (edge <= at ? edge : Math.max(at, edge - gone));
  const first = place(start);
  const last = place(start + length);
  return last > first ? [first, last - first] : null;
};

/** Where an area is after rows or columns were inserted or deleted; null when nothing of it is left. */
export const shiftArea = (area: Area, shift: Shift): Area | null => {
  const isRow = shift.axis === 'row';
  const whole = isRow ? area.rowCount === SHEET_ROWS : area.columnCount === SHEET_COLUMNS;
  if (whole) return area;
  const span = isRow
    ? movedSpan(area.row, area.rowCount, shift.at, shift.count)
    : movedSpan(area.column, area.columnCount, shift.at, shift.count);
  if (!span) return null;
  const [first, length] = span;
  return isRow ? { ...area, row: first, rowCount: length } : { ...area, column: first, columnCount: length };
};
