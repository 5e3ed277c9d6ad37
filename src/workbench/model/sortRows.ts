import type { CellExtra, CellRow } from './cellRow';
import type { Area } from './area';
import type { Scalar, SortKey } from './sheetModel';

interface MovingRow {
  readonly values: (Scalar | undefined)[];
  readonly extras: (CellExtra | undefined)[];
}

const collator = new Intl.Collator('en', { sensitivity: 'accent' });

const rank = (value: Scalar, isError: boolean): number => {
  if (isError) return 3;
  if (typeof value === 'number') return 0;
  return typeof value === 'string' ? 1 : 2;
};

/** Excel's order: numbers, texts without regard to case, FALSE and TRUE, errors. */
export const compareCells = (a: Scalar, aError: boolean, b: Scalar, bError: boolean): number => {
  const byRank = rank(a, aError) - rank(b, bError);
  if (byRank !== 0) return byRank;
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  return Number(a) - Number(b);
};

const compareRows = (one: MovingRow, other: MovingRow, keys: readonly SortKey[], firstColumn: number): number => {
  for (const key of keys) {
    const at = key.column - firstColumn;
    const a = one.values[at];
    const b = other.values[at];
    // Empty cells come last whichever way the sort goes.
    if (a === undefined || b === undefined) {
      if (a !== b) return a === undefined ? 1 : -1;
      continue;
    }
    const order = compareCells(a, one.extras[at]?.isError === true, b, other.extras[at]?.isError === true);
    if (order !== 0) return key.ascending ? order : -order;
  }
  return 0;
};

/** Sorts the given rows' cells inside the area's columns, in place; cells outside the columns stay where they are. */
export const sortRows = (rows: readonly CellRow[], area: Area, keys: readonly SortKey[]): void => {
  const end = area.column + area.columnCount;
  const moving = rows.map((row) => ({
    values: Array.from({ length: area.columnCount }, (_, i) => row.values[area.column + i]),
    extras: row.extras.slice(area.column, end),
  }));
  moving.sort((one, other) => compareRows(one, other, keys, area.column));
  rows.forEach((row, index) => {
    const from = moving[index]!;
    for (let i = 0; i < area.columnCount; i++) {
      row.values[area.column + i] = from.values[i];
      if (from.extras[i] || row.extras[area.column + i]) row.extras[area.column + i] = from.extras[i];
    }
  });
};
