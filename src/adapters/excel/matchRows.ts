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
 * of equal rows that moved each is found only where as many are there as are wanted, in their order: which of them is
 * which cannot be told otherwise, and none may get another's result. No row is given away twice; blank texts match
 * nothing. `known` must be every row that may hold a wanted text.
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
  const strayed = new Map<string, number[]>();
  wanted.forEach(({ identity }, at) => {
    if (places[at] !== undefined) return;
    const key = rowKey(identity);
    const equal = strayed.get(key);
    if (equal === undefined) strayed.set(key, [at]);
    else equal.push(at);
  });
  for (const [key, equal] of strayed) {
    const free = (rowsOf.get(key) ?? []).filter((candidate) => !taken.has(candidate)).sort((a, b) => a - b);
    if (free.length !== equal.length) continue;
    equal.sort((a, b) => (wanted[a]?.row ?? 0) - (wanted[b]?.row ?? 0));
    equal.forEach((at, order) => (places[at] = free[order]));
  }
  return places;
}
