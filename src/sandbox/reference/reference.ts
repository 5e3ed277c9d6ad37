import { ACTIVITIES, type Activity } from './activities';
import { COUNTRIES } from './countries';
import { LOCALES, type Locale } from './locales';
import { THEMES, type Theme } from './themes';

/** One row of config/locations, as on the wire. */
export interface Location {
  readonly country: string;
  readonly location: string;
  readonly full_name: string;
}

/** What a draft may name: the four lists of contract section 3. */
export interface Reference {
  readonly activities: readonly Activity[];
  readonly locales: readonly Locale[];
  readonly themes: readonly Theme[];
  readonly locations: readonly Location[];
}

/** The names of the lists, as in the path of GET config/{list}. */
export const REFERENCE_LISTS = ['activities', 'locales', 'themes', 'locations'] as const;

/** The same lists for every practice partner. */
export const REFERENCE: Reference = {
  activities: ACTIVITIES,
  locales: LOCALES,
  themes: THEMES,
  locations: COUNTRIES.flatMap(({ name, towns }) =>
    towns.map((location) => ({ country: name, location, full_name: `${location}: ${name}` })),
  ),
};
