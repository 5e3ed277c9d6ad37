/** Neighbouring sheet columns that are read or written as one range. */
export interface ColumnSegment {
  readonly first: number;
  readonly count: number;
}

/** The fewest ranges that cover these columns and no other; columns may come in any order and twice. */
export function columnSegments(columns: readonly number[]): readonly ColumnSegment[] {
  const segments: { first: number; count: number }[] = [];
  for (const column of [...new Set(columns)].sort((a, b) => a - b)) {
    const last = segments.at(-1);
    if (last !== undefined && last.first + last.count === column) last.count += 1;
    else segments.push({ first: column, count: 1 });
  }
  return segments;
}

/** Joins the segments' grids (same rows) into one grid whose columns stand in the order asked. */
export function joinSegments<T>(
  segments: readonly ColumnSegment[],
  grids: readonly (readonly (readonly T[])[])[],
  columns: readonly number[],
): T[][] {
  const places = columns.map((column) => {
    const at = segments.findIndex((s) => column >= s.first && column < s.first + s.count);
    return { grid: grids[at] ?? [], offset: column - (segments[at]?.first ?? 0) };
  });
  const rowCount = grids[0]?.length ?? 0;
  return Array.from({ length: rowCount }, (_, r) => places.map(({ grid, offset }) => grid[r]?.[offset] as T));
}
