import { findingOf } from '../finding';
import { languageOf } from '../languageOf';
import { NOTHING, type RecordRule } from '../rule';

const whole = (words: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])`, flags);

/** Words by which a person speaks of herself; the English "I" in capitals alone. */
const WORDS: Readonly<Record<string, readonly RegExp[]>> = {
  en: [whole('I', 'u'), whole('my|me|myself|we|our', 'iu')],
  es: [whole('yo|mi|mí|mis|me|nosotros|nosotras|nuestr[oa]s?', 'iu')],
  fr: [whole('je|mon|ma|mes|moi|nous|notre|nos', 'iu'), /(?<![\p{L}\p{M}])[jm]['’]/iu],
};

/** What somebody says may be quoted in the first person. */
const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»/gu;

/** A description in the first person is a warning; a language that is not known is tried as English, Spanish and French. */
export function firstPerson(field: string, languageField: string): RecordRule {
  return ({ row, values }, { reference }) => {
    const read = values.get(field);
    if (typeof read?.value !== 'string') return NOTHING;
    const language = languageOf(values.get(languageField)?.value, reference);
    const words = language === undefined ? Object.values(WORDS).flat() : (WORDS[language] ?? []);
    const told = read.value.replace(QUOTED, ' ');
    const word = words.map((pattern) => pattern.exec(told)?.[0]).find((found) => found !== undefined);
    if (word === undefined) return NOTHING;
    return [findingOf('firstPerson', 'warning', { row, cell: read.cell, field }, { field, word })];
  };
}
