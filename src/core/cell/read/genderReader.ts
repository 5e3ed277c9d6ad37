import type { CellType, CellValue } from '../cell';
import { bySurvey, remembered, valueOf, type Decided, type ReaderFactory } from '../reading';
import { wordKey } from '../wordKey';
import { wordReader } from './wordReader';

/** What Kiva takes for a gender (contract section 5). */
export const GENDERS = ['female', 'male', 'unknown'] as const;
type Gender = (typeof GENDERS)[number];

const FEMALE =
  'female woman women girl femenino femenina mujer feminin feminine femme fille perempuan wanita mrs ms miss sra srta senora senorita mme mlle madame mademoiselle ibu f ♀';
const MALE =
  'male man men boy masculino hombre varon masculin masculine homme garcon laki laki-laki pria mr sr senor monsieur bapak h ♂';

const CERTAIN: ReadonlyMap<string, Gender> = new Map([
  ...FEMALE.split(' ').map((word) => [wordKey(word), 'female'] as const),
  ...MALE.split(' ').map((word) => [wordKey(word), 'male'] as const),
]);

const TELLING_WORDS = ['f', 'w', 'm', 'h', 'v', 'l', 'p', 'mme', 'mlle', 'mrs', 'ms'] as const;
type TellingWord = (typeof TELLING_WORDS)[number];
/** Words that tell what the lone letters of their column mean, one bit each. */
const TELLING: ReadonlyMap<string, number> = new Map(TELLING_WORDS.map((word, n) => [word, 1 << n]));

/** What a lone letter means follows from the other letters of its column: M is mujer beside H, male beside F. */
function lettersOf(told: number): ReadonlyMap<string, Gender> {
  const has = (...any: readonly TellingWord[]): boolean => any.some((word) => (told & (TELLING.get(word) ?? 0)) !== 0);
  const letters = new Map<string, Gender>();
  const besideFemale = has('f', 'w', 'mme', 'mlle', 'mrs', 'ms');
  const besideMale = has('h', 'v');
  if (besideFemale && !besideMale) letters.set('m', 'male');
  if (besideMale && !besideFemale) letters.set('m', 'female');
  if (has('l') && has('p')) letters.set('l', 'male').set('p', 'female');
  if (has('w') && has('m') && !besideMale) letters.set('w', 'female');
  if (has('v') && has('m', 'f')) letters.set('v', 'male');
  return letters;
}

/** What the letters mean that the column has: a letter that no cell has changes nothing by what it would mean. */
function meaningsIn(told: number, letters: ReadonlyMap<string, Gender>): Decided {
  const there = [...TELLING].filter(([letter, bit]) => (told & bit) !== 0 && !CERTAIN.has(letter));
  return Object.fromEntries(there.map(([letter]) => [letter, letters.get(letter) ?? 'unknown']));
}

/** male, female, or 'unknown' with a warning: never a guess (domain rules). What she said of a word comes first. */
export const genderReader: ReaderFactory = bySurvey<number>(() => {
  const keyOf = remembered(wordKey);
  const bitOf = remembered((text) => TELLING.get(keyOf(text)));
  const bitIn = (type: CellType, value: CellValue): number | undefined =>
    type === 'text' && typeof value === 'string' ? bitOf(value) : undefined;
  return {
    mayAdd: (told = 0, type, value) => (told | (bitIn(type, value) ?? 0)) !== told,
    note: (told, { type, value }) => {
      const bit = bitIn(type, value);
      return bit === undefined ? told : (told ?? 0) | bit;
    },
    merge: (surveys) => surveys.reduce((all, told) => all | told, 0),
    readerOf: (told, _format, _dateSystem, words) => {
      const letters = lettersOf(told);
      return {
        decided: meaningsIn(told, letters),
        columnNotes: [],
        read: wordReader(words, {
          meaningIn: (_text, key, said) =>
            GENDERS.find((gender) => gender === said) ?? CERTAIN.get(key) ?? letters.get(key),
          unclear: (params) => valueOf('unknown', { code: 'genderUnclear', severity: 'warning', params }),
        }),
      };
    },
  };
});
