import { findingOf } from '../finding';
import { languageOf } from '../languageOf';
import { NOTHING, type RecordRule } from '../rule';
import { valueUnder } from '../rowValues';
import { lookAt, wordSet } from '../textLook';
import { wholeWords, type WholeWords } from '../wholeWords';

/** "j’ai": here the word ends with its sign. */
const ELIDED = /(?<![\p{L}\p{M}])[jm]['’]/giu;
const elided: Words = { set: wordSet(['j', 'm']), first: (text) => text.match(ELIDED)?.[0] };

type Words = Pick<WholeWords, 'set' | 'first'>;

interface Speech {
  readonly words: readonly Words[];
  /** Bits of all of them. */
  readonly sets: number;
}

/** Words by which a person speaks of herself; the English "I" in capitals alone. */
const EN = [wholeWords(['I'], ''), wholeWords(['my', 'me', 'myself', 'we', 'our'])];
const ES = [wholeWords('yo mi mí mis me nosotros nosotras nuestro nuestra nuestros nuestras'.split(' '))];
const FR = [wholeWords('je mon ma mes moi nous notre nos'.split(' ')), elided];
const SPEECH = new Map([
  ['en', speechOf(EN)],
  ['es', speechOf(ES)],
  ['fr', speechOf(FR)],
]);
const ANY_LANGUAGE = speechOf([...EN, ...ES, ...FR]);

function speechOf(words: readonly Words[]): Speech {
  return { words, sets: words.reduce((sets, { set }) => sets | set, 0) };
}

/** What somebody says may be quoted in the first person. */
const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»/gu;

/** A description in the first person is a warning; a language that is not known is tried as English, Spanish and French. */
export function firstPerson(field: string, languageField: string): RecordRule {
  const textIn = valueUnder(field);
  const languageIn = valueUnder(languageField);
  return ({ row, values }, { reference }) => {
    const text = textIn(values);
    if (typeof text !== 'string') return NOTHING;
    const { sets } = lookAt(text);
    if ((sets & ANY_LANGUAGE.sets) === 0) return NOTHING;
    const language = languageOf(languageIn(values), reference);
    const speech = language === undefined ? ANY_LANGUAGE : SPEECH.get(language);
    if (speech === undefined || (sets & speech.sets) === 0) return NOTHING;
    const told = text.replace(QUOTED, ' ');
    for (const words of speech.words) {
      const word = words.first(told);
      if (word !== undefined)
        return [findingOf('firstPerson', 'warning', { row, cell: values.get(field)?.cell, field }, { field, word })];
    }
    return NOTHING;
  };
}
