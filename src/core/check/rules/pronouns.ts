import { addressOf } from '../../cell/a1';
import { findingOf } from '../finding';
import { languageOf } from '../languageOf';
import { NOTHING, type RecordRule } from '../rule';
import { valueIn } from '../rowValues';

const whole = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])`, 'giu');

/** Pronouns by language and gender; a Spanish "el" without its accent is an article, a French "il y a" is nobody. */
const PRONOUNS: Readonly<Record<string, Readonly<Record<'female' | 'male', RegExp>>>> = {
  en: { female: whole('she|her|hers|herself'), male: whole('he|him|his|himself') },
  es: { female: whole('ella'), male: whole('él') },
  fr: { female: whole('elle'), male: whole("il(?!\\s+(?:y\\s+a|faut|s[’']agit))|lui-même") },
};

/** A story that mostly speaks of a woman as he, or of a man as she, is a warning; a word or two may be of somebody else. */
export function pronounsOfGender(field: string, languageField: string, genderField: string): RecordRule {
  return ({ row, values }, { reference, limits }) => {
    const text = valueIn(values, field);
    const gender = values.get(genderField);
    if (typeof text !== 'string' || (gender?.value !== 'female' && gender?.value !== 'male')) return NOTHING;
    const language = languageOf(valueIn(values, languageField), reference);
    const pronouns = language === undefined ? undefined : PRONOUNS[language];
    if (pronouns === undefined) return NOTHING;
    const written = text.normalize('NFC');
    const own = written.match(pronouns[gender.value]) ?? NOTHING;
    const other = written.match(pronouns[gender.value === 'female' ? 'male' : 'female']) ?? NOTHING;
    const [word] = other;
    if (word === undefined || other.length < limits.otherPronouns || other.length <= own.length) return NOTHING;
    const params = { field, word, count: other.length, other: genderField, otherCell: addressOf(gender.cell) };
    return [findingOf('pronounsOtherGender', 'warning', { row, cell: values.get(field)?.cell, field }, params)];
  };
}
