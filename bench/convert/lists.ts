import type { ReferenceEntry } from '../../src/core/reference/referenceData';
import { referenceFinder } from '../../src/core/reference/referenceFinder';
import { referenceLists } from './reference';

/** Columns that hold words of Kiva's lists. */
export const LISTED = ['currency', 'language', 'activity', 'location'] as const;
type ListedName = (typeof LISTED)[number];

/** Our look-ups by column: her word becomes Kiva's id or spelling; a word that is not found stays. */
export type LookUps = Readonly<Record<ListedName, (text: string) => string | number>>;

/** What one of the other entrants knows of Kiva's lists. */
export interface EntrantLists {
  /** Every place and every currency as Kiva writes it. */
  readonly locations: [string, ...string[]];
  readonly currencies: [string, ...string[]];
  /** Made anew for each sheet. */
  readonly lookUps: () => LookUps;
}

/** Lists of an entrant's own, so that what it does with their texts is no other's cost. */
export function entrantLists(): EntrantLists {
  const { currencies, languages, activities, locations } = referenceLists();
  return {
    locations: locations.map(({ value }) => value) as [string, ...string[]],
    currencies: currencies.map(({ value }) => value) as [string, ...string[]],
    lookUps: () => ({
      currency: finder(currencies),
      language: finder(languages),
      activity: finder(activities),
      location: finder(locations),
    }),
  };
}

function finder(entries: readonly ReferenceEntry[]): (text: string) => string | number {
  const find = referenceFinder(entries);
  return (text) => find(text).entry?.value ?? text;
}
