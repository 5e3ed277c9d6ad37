/** A sheet row as it is now: the displayed texts of its identity columns. */
export interface KnownRow {
  readonly row: number;
  readonly texts: readonly string[];
}

/** A row that is looked for: where it was, and the texts that tell it from others. */
export interface WantedRow {
  readonly row: number;
  readonly identity: readonly string[];
}

/** One text for the texts of several cells; equal only when every text is. */
export function rowKey(texts: readonly string[]): string {
  return texts.join('\u001f');
}

/**
 * The row at which each wanted row is now, undefined when it is nowhere. A row that is still in its place stays there;
 * of equal rows the nearest is taken; no row is given away twice; blank texts match nothing.
 */
export function matchRows(known: readonly KnownRow[], wanted: readonly WantedRow[]): readonly (number | undefined)[] {
  const keyAt = new Map<number, string>();
  const rowsOf = new Map<string, number[]>();
  for (const { row, texts } of known) {
    const key = rowKey(texts);
    if (keyAt.has(row) || texts.every((text) => text === '')) continue;
    keyAt.set(row, key);
    const rows = rowsOf.get(key);
    if (rows === undefined) rowsOf.set(key, [row]);
    else rows.push(row);
  }
  const taken = new Set<number>();
  const places: (number | undefined)[] = wanted.map(({ row, identity }) => {
    if (taken.has(row) || keyAt.get(row) !== rowKey(identity)) return undefined;
    taken.add(row);
    return row;
  });
  wanted.forEach(({ row, identity }, at) => {
    if (places[at] !== undefined) return;
    const free = (rowsOf.get(rowKey(identity)) ?? []).filter((candidate) => !taken.has(candidate));
    if (free.length === 0) return;
    const nearest = free.reduce((best, next) => (Math.abs(next - row) < Math.abs(best - row) ? next : best));
    taken.add(nearest);
    places[at] = nearest;
  });
  return places;
}
