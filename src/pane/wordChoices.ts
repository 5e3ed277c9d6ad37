import { plainWords } from '../core/cell/plainWords';
import { GENDERS } from '../core/cell/read/genderReader';
import type { Field } from '../core/catalogue/field';
import { entryLabels } from '../core/reference/entryLabel';
import { FREQUENCIES, METHODS, RATE_PERIODS } from '../core/schedule/terms';
import type { ReferenceData } from '../core/reference/referenceData';

/** One thing that a word of hers can mean. */
export interface WordMeaning {
  /** What the template's value map keeps: Kiva's own spelling, or the reader's word. */
  readonly meaning: string;
  /** Key of its words; absent for names of Kiva's, which stay as they are. */
  readonly words?: string;
}

/** The few values that fields of these kinds can have. */
const VALUES: Readonly<Partial<Record<Field['kind'], readonly string[]>>> = {
  gender: GENDERS,
  yesNo: ['yes', 'no'],
  frequency: FREQUENCIES,
  ratePeriod: RATE_PERIODS,
  interestMethod: METHODS,
};

/** Everything that a word in this field's column can mean: Kiva's list, or the few values of the field. */
export function wordMeanings(field: Field, reference: ReferenceData | undefined): readonly WordMeaning[] {
  const values = VALUES[field.kind];
  if (values !== undefined) return values.map((meaning) => ({ meaning, words: `meaning.${meaning}` }));
  const entries = field.list === undefined ? undefined : reference?.[field.list];
  return [...entryLabels(entries ?? []).values()].map((meaning) => ({ meaning }));
}

/** Those that hold every word of what she typed, whatever its case and accents; those that begin so come first. */
export function matchingMeanings(
  meanings: readonly WordMeaning[],
  typed: string,
  most: number,
): readonly WordMeaning[] {
  const sought = plainWords(typed);
  if (sought === '') return [];
  const parts = sought.split(' ');
  const found = meanings
    .map((one) => ({ one, plain: plainWords(one.meaning) }))
    .filter(({ plain }) => parts.every((part) => plain.includes(part)));
  const starts = (plain: string): number => (plain.startsWith(sought) ? 0 : 1);
  return found
    .sort((a, b) => starts(a.plain) - starts(b.plain))
    .slice(0, most)
    .map(({ one }) => one);
}
