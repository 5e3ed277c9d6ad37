import type { Worksheet } from '@univerjs/core';
import { compareCells } from '../model/sortRows';
import type { SortKey } from '../model/sheetModel';
import { holdsContent, isErrorCell, valueOf } from './cellContent';

/** Where each of the rows takes its cells from when they are sorted in Excel's order; stable, empty cells last. */
export const sortOrder = (
  sheet: Worksheet,
  rows: readonly number[],
  keys: readonly SortKey[],
): Readonly<Record<number, number>> => {
  const matrix = sheet.getCellMatrix();
  const sorted = [...rows].sort((one, other) => {
    for (const { column, ascending } of keys) {
      const [a, b] = [matrix.getValue(one, column), matrix.getValue(other, column)];
      const [hasA, hasB] = [holdsContent(a), holdsContent(b)];
      // Empty cells come last whichever way the sort goes.
      if (!hasA && !hasB) continue;
      if (!hasA || !hasB) return hasA ? -1 : 1;
      const order = compareCells(valueOf(a), isErrorCell(a), valueOf(b), isErrorCell(b));
      if (order !== 0) return ascending ? order : -order;
    }
    return 0;
  });
  return Object.fromEntries(rows.map((row, i) => [row, sorted[i] ?? row]));
};
