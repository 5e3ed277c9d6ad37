import { isErrorCell, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { plainWords } from '../plainWords';
import {
  EMPTY,
  meaningOf,
  remembered,
  shownIn,
  unread,
  valueOf,
  type CellReading,
  type ReaderFactory,
} from '../reading';
import { wordKey } from '../wordKey';

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

/** What a lone letter means follows from the other letters of its column: M is mujer beside H, male beside F. */
function lettersOf(words: ReadonlySet<string>): ReadonlyMap<string, Gender> {
  const has = (...any: readonly string[]): boolean => any.some((word) => words.has(word));
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

/** male, female, or 'unknown' with a warning: never a guess (domain rules). What she said of a word comes first. */
export const genderReader: ReaderFactory = (cells, _format, _dateSystem, words) => {
  const texts = new Set<string>();
  for (const cell of cells) if (cell.type === 'text' && typeof cell.value === 'string') texts.add(cell.value);
  const letters = lettersOf(new Set([...texts].map(plainWords)));
  const genderOf = remembered((text: string): Gender | undefined => {
    const key = wordKey(text);
    const said = meaningOf(words, key);
    return GENDERS.find((gender) => gender === said) ?? CERTAIN.get(key) ?? letters.get(key);
  });
  return {
    columnNotes: [],
    read: (cell: Cell): CellReading => {
      if (isErrorCell(cell)) return unread('cellError', cell);
      if (meansEmpty(cell)) return EMPTY;
      const text = String(cell.value);
      const gender = genderOf(text);
      if (gender !== undefined) return valueOf(gender);
      const params = { shown: shownIn(cell), word: wordKey(text) };
      return valueOf('unknown', { code: 'genderUnclear', severity: 'warning', params });
    },
  };
};
