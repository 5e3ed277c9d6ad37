import type { ReferenceList } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';
import type { ReadEndpointName } from '../kiva/endpoints';
import { asList, asRecord, asText, type TolerantRecord } from '../kiva/tolerant';
import type { ReferenceData, ReferenceEntry } from './referenceData';

/** A call that answers a part of the reference data. */
export type ReferenceEndpointName = Exclude<ReadEndpointName, 'getLoans'>;

/** The call that answers each list. */
export const REFERENCE_ENDPOINTS: Readonly<Record<ReferenceList, ReferenceEndpointName>> = {
  activities: 'getActivities',
  themes: 'getThemes',
  locations: 'getLocations',
  languages: 'getLocales',
  currencies: 'getLocales',
};

const NAME_LIMIT = 500;

/** The calls whose lists the fields that this kind sends are looked up in, each once. */
export function referenceEndpointsOf(kind: RecordKind): readonly ReferenceEndpointName[] {
  const lists = kind.fields.flatMap(({ list, path }) => (list === undefined || path === undefined ? [] : [list]));
  return [...new Set(lists.map((list) => REFERENCE_ENDPOINTS[list]))];
}

/**
 * The lists in a parsed answer of one call, read tolerantly (contract sections 3 and 9): entries without a name or a
 * usable id are passed over, equal ones are one. Undefined when no entry is left: an empty list would refuse everything.
 */
export function readReference(endpoint: ReferenceEndpointName, answer: unknown): ReferenceData | undefined {
  switch (endpoint) {
    case 'getActivities':
      return listed('activities', rowsIn(answer, 'activities').map(numbered(['activity_id'], ['activity'])));
    case 'getThemes':
      return listed('themes', rowsIn(answer, 'themes').map(numbered(['theme_type_id'], ['theme_type', 'theme'])));
    case 'getLocations':
      return listed('locations', rowsIn(answer, 'locations').map(locationOf));
    case 'getLocales': {
      const rows = rowsIn(answer, 'locales');
      const languages = listed('languages', rows.map(languageOf));
      const currencies = listed('currencies', rows.map(currencyOf));
      return languages === undefined && currencies === undefined ? undefined : { ...languages, ...currencies };
    }
  }
}

function rowsIn(answer: unknown, list: string): readonly TolerantRecord[] {
  const rows = Array.isArray(answer) ? answer : asRecord(answer)?.get(list);
  return asList(rows)
    .map(asRecord)
    .filter((row) => row !== undefined);
}

function listed(list: ReferenceList, entries: readonly (ReferenceEntry | undefined)[]): ReferenceData | undefined {
  const byValue = new Map(entries.flatMap((entry) => (entry === undefined ? [] : [[entry.value, entry] as const])));
  return byValue.size === 0 ? undefined : { [list]: [...byValue.values()] };
}

/** An entry with a number of Kiva's; some clients know its name as `activityName` instead of `activity`. */
function numbered(idNames: readonly string[], names: readonly string[]) {
  return (row: TolerantRecord): ReferenceEntry | undefined => {
    const value = idOf(row.get(...idNames, 'id'));
    const name = textOf(row, ...names, ...names.map((own) => `${own}_name`), 'name');
    return value === undefined || name === '' ? undefined : { value, name, otherNames: [] };
  };
}

function locationOf(row: TolerantRecord): ReferenceEntry | undefined {
  const name = textOf(row, 'full_name');
  const town = textOf(row, 'location', 'location_name');
  return name === '' ? undefined : { value: name, name, otherNames: town === '' || town === name ? [] : [town] };
}

function languageOf(row: TolerantRecord): ReferenceEntry | undefined {
  const value = idOf(row.get('language_id'));
  const code = textOf(row, 'language_code').toLowerCase();
  const name = textOf(row, 'language_name', 'language') || code;
  if (value === undefined || name === '') return undefined;
  return code === '' ? { value, name, otherNames: [] } : { value, name, otherNames: [code], languageCode: code };
}

function currencyOf(row: TolerantRecord): ReferenceEntry | undefined {
  const code = textOf(row, 'currency', 'currency_code');
  return code === '' ? undefined : { value: code, name: code, otherNames: [] };
}

function textOf(row: TolerantRecord, ...names: readonly string[]): string {
  return asText(row.get(...names), NAME_LIMIT).trim();
}

/** Kiva's ids are whole numbers above zero, read as texts where digits were kept. */
function idOf(id: unknown): number | undefined {
  const value = typeof id === 'string' && /^\d{1,15}$/.test(id.trim()) ? Number(id) : id;
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
