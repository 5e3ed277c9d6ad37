/**
 * Splits entries into batches of at most `size`, in order, so that no batch holds two entries with one key: an entry
 * whose key is already in a batch goes into the first later one with room. The first batch may be a smaller one.
 */
export function inBatches<T>(
  entries: readonly T[],
  size: number,
  keyOf: (entry: T) => string,
  firstSize = size,
): readonly (readonly T[])[] {
  const batches: T[][] = [];
  const lastBatchOf = new Map<string, number>();
  const isFull = (place: number): boolean => (batches[place]?.length ?? 0) >= (place === 0 ? firstSize : size);
  let firstWithRoom = 0;
  for (const entry of entries) {
    const key = keyOf(entry);
    let place = Math.max(firstWithRoom, (lastBatchOf.get(key) ?? -1) + 1);
    while (isFull(place)) place += 1;
    (batches[place] ??= []).push(entry);
    lastBatchOf.set(key, place);
    while (isFull(firstWithRoom)) firstWithRoom += 1;
  }
  return batches;
}
