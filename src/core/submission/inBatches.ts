/**
 * Splits entries into batches of at most `size`, in order, so that no batch holds two entries with one key: an entry
 * whose key is already in a batch goes into the first later one with room.
 */
export function inBatches<T>(
  entries: readonly T[],
  size: number,
  keyOf: (entry: T) => string,
): readonly (readonly T[])[] {
  const batches: T[][] = [];
  const lastBatchOf = new Map<string, number>();
  let firstWithRoom = 0;
  for (const entry of entries) {
    const key = keyOf(entry);
    let place = Math.max(firstWithRoom, (lastBatchOf.get(key) ?? -1) + 1);
    while ((batches[place]?.length ?? 0) >= size) place += 1;
    (batches[place] ??= []).push(entry);
    lastBatchOf.set(key, place);
    while ((batches[firstWithRoom]?.length ?? 0) >= size) firstWithRoom += 1;
  }
  return batches;
}
