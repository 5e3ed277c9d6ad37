import type { ReferenceData } from '../reference/referenceData';

/** ISO 639 code ("en") of a language that was looked up in Kiva's list; undefined when it is not known. */
export function languageOf(
  language: string | number | boolean | undefined,
  reference: ReferenceData | undefined,
): string | undefined {
  if (language === undefined) return undefined;
  return reference?.languages?.find(({ value }) => value === language)?.languageCode?.slice(0, 2);
}
