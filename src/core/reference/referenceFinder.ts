import { repairedText } from '../cell/damagedText';
import { plainWords } from '../cell/plainWords';
import { LIMITS } from '../check/limits';
import { entryLabels } from './entryLabel';
import { likeness } from './likeness';
import type { ReferenceEntry } from './referenceData';

/** What a text means in a list: one entry (by its own name, its id or a shorter name), or none and what comes near. */
export type Found =
  | { readonly entry: ReferenceEntry; readonly by: 'name' | 'shortName' }
  | { readonly entry?: undefined; readonly near: readonly string[] };

const TYPED_ID = /^0*(\d{1,15})$/;

/**
 * A look-up in one list: names ignoring case, accents, width and punctuation; ids typed as numbers; a shorter name only
 * where it means one entry alone. Each text is looked up once, and what comes near is sought as long as it costs little:
 * a column of other words must not stop Excel.
 */
export function referenceFinder(entries: readonly ReferenceEntry[]): (text: string) => Found {
  const labels = entryLabels(entries);
  const labelOf = (entry: ReferenceEntry): string => labels.get(entry) ?? entry.name;
  const byName = indexOf(entries, ({ name }) => [name]);
  const byOtherName = indexOf(entries, ({ otherNames }) => otherNames);
  const byId = new Map(entries.map((entry) => [entry.value, entry]));
  const known = new Map<string, Found>();
  let comparisons = 0;
  let spelt: readonly Spelt[] | undefined;

  const sure = (text: string): Found | undefined => {
    const words = plainWords(text);
    const named = byName.get(words) ?? [];
    const exact = named.filter(({ name }) => name === text);
    const [only] = exact.length > 0 ? exact : named;
    if (only !== undefined && (exact.length === 1 || named.length === 1)) return { entry: only, by: 'name' };
    // Kiva has it more than once: its number tells which one is meant.
    if (named.length > 1) return { near: named.slice(0, LIMITS.nearest.shown).map(labelOf) };
    const byNumber = byId.get(Number(TYPED_ID.exec(text)?.[1]));
    if (byNumber !== undefined) return { entry: byNumber, by: 'name' };
    const others = byOtherName.get(words) ?? [];
    const [short] = others;
    if (short !== undefined && others.length === 1) return { entry: short, by: 'shortName' };
    return others.length > 1 ? { near: others.slice(0, LIMITS.nearest.shown).map(labelOf) } : undefined;
  };

  const find = (text: string): Found => {
    const found = sure(text);
    if (found !== undefined) return found;
    const repaired = repairedText(text);
    const meant = repaired === undefined ? undefined : sure(repaired);
    // Spoilt letters are shown to a person with what they were; nothing is taken for something else unseen.
    if (meant !== undefined) return { near: meant.entry === undefined ? meant.near : [labelOf(meant.entry)] };
    comparisons += entries.length;
    if (comparisons > LIMITS.nearest.comparisons) return { near: [] };
    spelt ??= entries.map((entry) => ({
      label: labelOf(entry),
      spellings: [entry.name, ...entry.otherNames].map(plainWords),
    }));
    return { near: nearest(spelt, plainWords(repaired ?? text)) };
  };
  return (text) => {
    const found = known.get(text) ?? find(text);
    known.set(text, found);
    return found;
  };
}

function indexOf(
  entries: readonly ReferenceEntry[],
  namesOf: (entry: ReferenceEntry) => readonly string[],
): ReadonlyMap<string, readonly ReferenceEntry[]> {
  const index = new Map<string, ReferenceEntry[]>();
  for (const entry of entries) {
    for (const words of new Set(namesOf(entry).map(plainWords))) {
      const known = index.get(words);
      if (known === undefined) index.set(words, [entry]);
      else known.push(entry);
    }
  }
  return index;
}

interface Spelt {
  readonly label: string;
  readonly spellings: readonly string[];
}

function nearest(entries: readonly Spelt[], words: string): readonly string[] {
  return entries
    .map(({ label, spellings }) => ({ label, ratio: Math.max(...spellings.map((other) => nearness(words, other))) }))
    .filter(({ ratio }) => ratio >= LIMITS.nearest.likeness)
    .sort((a, b) => b.ratio - a.ratio || (a.label < b.label ? -1 : 1))
    .slice(0, LIMITS.nearest.shown)
    .map(({ label }) => label);
}

/** Lengths alone tell most names apart, without the cost of comparing them. */
function nearness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  return longer === 0 || shorter / longer < LIMITS.nearest.likeness ? 0 : likeness(a, b);
}
