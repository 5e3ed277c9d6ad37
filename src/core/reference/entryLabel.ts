import { plainWords } from '../cell/plainWords';
import type { ReferenceEntry } from './referenceData';

/** What each entry is called where a person chooses: Kiva's own spelling, with its number where Kiva has the name more than once. */
export function entryLabels(entries: readonly ReferenceEntry[]): ReadonlyMap<ReferenceEntry, string> {
  const times = new Map<string, number>();
  for (const { name } of entries) times.set(plainWords(name), (times.get(plainWords(name)) ?? 0) + 1);
  return new Map(
    entries.map((entry) => {
      const { name, value } = entry;
      const isOnly = times.get(plainWords(name)) === 1 || typeof value !== 'number';
      return [entry, isOnly ? name : `${name} (${value})`];
    }),
  );
}
