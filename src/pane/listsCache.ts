import * as v from 'valibot';
import type { ReferenceEndpointName } from '../core/reference/readReference';
import type { ReferenceData } from '../core/reference/referenceData';
import type { Clock } from '../ports/platform';
import type { Preferences } from '../ports/stores';

/** A list of Kiva's as it was read, and when: ISO 8601. */
export interface ListRead {
  readonly reference: ReferenceData;
  readonly asOf: string;
}

/** How long lists of Kiva's are used before they are read again, and how much of one a device keeps. */
export const LISTS_SETTINGS = { hours: 24, mostCharacters: 1_000_000 } as const;

const MILLISECONDS_AN_HOUR = 3_600_000;

const entries = v.array(
  v.object({
    value: v.union([v.string(), v.number()]),
    name: v.string(),
    otherNames: v.array(v.string()),
    languageCode: v.optional(v.string()),
  }),
);
const kept = v.object({
  asOf: v.pipe(v.string(), v.isoTimestamp()),
  reference: v.partial(
    v.object({ activities: entries, themes: entries, locations: entries, languages: entries, currencies: entries }),
  ),
});

/** Kiva's lists on this device, by environment and partner: names of places and trades, nothing of a borrower. */
export interface ListsCache {
  /** What was kept and is not too old; undefined otherwise. */
  get(owner: string, endpoint: ReferenceEndpointName): ListRead | undefined;
  put(owner: string, endpoint: ReferenceEndpointName, read: ListRead): void;
}

/** Keeps lists among the device's preferences; what is too large, too old or damaged there is read from Kiva again. */
export function createListsCache(preferences: Preferences, clock: Pick<Clock, 'now'>): ListsCache {
  const keyOf = (owner: string, endpoint: string): string => `lists.${owner}.${endpoint}`;
  return {
    get: (owner, endpoint) => {
      const read = parsed(preferences.get(keyOf(owner, endpoint)));
      if (read === undefined) return undefined;
      const age = Date.parse(clock.now()) - Date.parse(read.asOf);
      return age >= 0 && age < LISTS_SETTINGS.hours * MILLISECONDS_AN_HOUR ? read : undefined;
    },
    put: (owner, endpoint, read) => {
      const text = JSON.stringify(read);
      if (text.length <= LISTS_SETTINGS.mostCharacters) preferences.set(keyOf(owner, endpoint), text);
    },
  };
}

function parsed(text: string | undefined): ListRead | undefined {
  if (text === undefined) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (broken) {
    if (!(broken instanceof SyntaxError)) throw broken;
    return undefined;
  }
  const read = v.safeParse(kept, content);
  return read.success ? { asOf: read.output.asOf, reference: read.output.reference as ReferenceData } : undefined;
}
