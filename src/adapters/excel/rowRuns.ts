import type { RowSpan } from './readInBlocks';

/**
 * Rows that may be written as one block: neighbours that are all shown or all hidden. Excel has put values into the
 * wrong rows when a block reached across filtered ones.
 */
export function rowRuns(rows: readonly number[], isHidden: (row: number) => boolean): readonly RowSpan[] {
  return spansOf(rows, (last, next) => next === last + 1 && isHidden(last) === isHidden(next));
}

/** Rows that are near enough to be read as one range; a gap costs less than a range of its own. */
export function rowClusters(rows: readonly number[], gap = 20): readonly RowSpan[] {
  return spansOf(rows, (last, next) => next - last <= gap);
}

function spansOf(rows: readonly number[], joins: (last: number, next: number) => boolean): readonly RowSpan[] {
  const spans: { first: number; last: number }[] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const open = spans.at(-1);
    if (open !== undefined && joins(open.last, row)) open.last = row;
    else spans.push({ first: row, last: row });
  }
  return spans;
}
