import type { ReferenceData } from '../reference/referenceData';

type Value = string | number | boolean;

/** Codes by a list of Kiva's, since rules ask for every row. */
const codes = new WeakMap<NonNullable<ReferenceData['languages']>, ReadonlyMap<Value, string | undefined>>();
/** The list that was asked last, row after row, without a look for it among the others. */
let lastAsked: ReferenceData['languages'];
let lastCodes: ReadonlyMap<Value, string | undefined> = new Map();

/** ISO 639 code ("en") of a language that was looked up in Kiva's list; undefined when it is not known. */
export function languageOf(language: Value | undefined, reference: ReferenceData | undefined): string | undefined {
  if (language === undefined || reference?.languages === undefined) return undefined;
  if (reference.languages === lastAsked) return lastCodes.get(language);
  let known = codes.get(reference.languages);
  if (known === undefined) {
    // From the last to the first, so that the first of two with one value counts.
    const entries = [...reference.languages].reverse();
    known = new Map(entries.map(({ value, languageCode }) => [value, languageCode?.slice(0, 2)]));
    codes.set(reference.languages, known);
  }
  lastAsked = reference.languages;
  lastCodes = known;
  return known.get(language);
}
