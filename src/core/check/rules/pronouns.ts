import { addressOf } from '../../cell/a1';
import { findingOf } from '../finding';
import { languageOf } from '../languageOf';
import { NOTHING, type RecordRule } from '../rule';
import { valueUnder } from '../rowValues';
import { lookAt } from '../textLook';
import { wholeWords, type WholeWords } from '../wholeWords';

/** Pronouns by language and gender; a Spanish "el" without its accent is an article, a French "il y a" is nobody. */
const PRONOUNS: Readonly<Record<string, Readonly<Record<'female' | 'male', WholeWords>>>> = {
  en: { female: wholeWords(['she', 'her', 'hers', 'herself']), male: wholeWords(['he', 'him', 'his', 'himself']) },
  es: { female: wholeWords(['ella']), male: wholeWords(['él']) },
  fr: { female: wholeWords(['elle']), male: wholeWords(["il(?!\\s+(?:y\\s+a|faut|s[’']agit))", 'lui-même']) },
};

/** Bits of all of them. */
const ANY = Object.values(PRONOUNS).reduce((sets, { female, male }) => sets | female.set | male.set, 0);

/** A story that mostly speaks of a woman as he, or of a man as she, is a warning; a word or two may be of somebody else. */
export function pronounsOfGender(field: string, languageField: string, genderField: string): RecordRule {
  const textIn = valueUnder(field);
  const languageIn = valueUnder(languageField);
  const genderIn = valueUnder(genderField);
  return ({ row, values }, { reference, limits }) => {
    const text = textIn(values);
    if (typeof text !== 'string' || (lookAt(text).sets & ANY) === 0) return NOTHING;
    const gender = genderIn(values);
    if (gender !== 'female' && gender !== 'male') return NOTHING;
    const language = languageOf(languageIn(values), reference);
    const pronouns = language === undefined ? undefined : PRONOUNS[language];
    if (pronouns === undefined) return NOTHING;
    const other = pronouns[gender === 'female' ? 'male' : 'female'].all(text);
    const [word] = other;
    if (word === undefined || other.length < limits.otherPronouns) return NOTHING;
    if (other.length <= pronouns[gender].all(text).length) return NOTHING;
    const genderCell = values.get(genderField)?.cell;
    const otherCell = genderCell === undefined ? '' : addressOf(genderCell);
    const params = { field, word, count: other.length, other: genderField, otherCell };
    return [findingOf('pronounsOtherGender', 'warning', { row, cell: values.get(field)?.cell, field }, params)];
  };
}
