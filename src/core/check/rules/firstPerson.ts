import { findingOf } from '../finding';
import { languageOf } from '../languageOf';
import { NOTHING, type RecordRule } from '../rule';
import { valueUnder } from '../rowValues';
import { wholeWords, type WholeWords } from '../wholeWords';

/** "j’ai": here the word ends with its sign. */
const ELIDED = /(?<![\p{L}\p{M}])[jm]['’]/giu;
const elided: Pick<WholeWords, 'first'> = { first: (text) => text.match(ELIDED)?.[0] };

/** Words by which a person speaks of herself; the English "I" in capitals alone. */
const WORDS: Readonly<Record<string, readonly Pick<WholeWords, 'first'>[]>> = {
  en: [wholeWords('I', ''), wholeWords('my|me|myself|we|our')],
  es: [wholeWords('yo|mi|mí|mis|me|nosotros|nosotras|nuestr[oa]s?')],
  fr: [wholeWords('je|mon|ma|mes|moi|nous|notre|nos'), elided],
};

const ANY_LANGUAGE = Object.values(WORDS).flat();

/** What somebody says may be quoted in the first person. */
const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»/gu;

/** Looking for each sign costs half of looking for any. */
function mayQuote(text: string): boolean {
  return text.includes('"') || text.includes('“') || text.includes('«');
}

/** A description in the first person is a warning; a language that is not known is tried as English, Spanish and French. */
export function firstPerson(field: string, languageField: string): RecordRule {
  const textIn = valueUnder(field);
  const languageIn = valueUnder(languageField);
  return ({ row, values }, { reference }) => {
    const text = textIn(values);
    if (typeof text !== 'string') return NOTHING;
    const language = languageOf(languageIn(values), reference);
    const told = mayQuote(text) ? text.replace(QUOTED, ' ') : text;
    for (const words of language === undefined ? ANY_LANGUAGE : (WORDS[language] ?? NOTHING)) {
      const word = words.first(told);
      if (word !== undefined)
        return [findingOf('firstPerson', 'warning', { row, cell: values.get(field)?.cell, field }, { field, word })];
    }
    return NOTHING;
  };
}
