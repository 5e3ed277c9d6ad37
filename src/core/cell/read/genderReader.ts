import { meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { plainWords } from '../plainWords';
import { bySurvey, EMPTY, shownIn, unread, valueOf, type CellReading, type ReaderFactory } from '../reading';

type Gender = 'male' | 'female';

const FEMALE =
  'female woman women girl femenino femenina mujer feminin feminine femme fille perempuan wanita mrs ms miss sra srta senora senorita mme mlle madame mademoiselle ibu f';
const MALE =
  'male man men boy masculino hombre varon masculin masculine homme garcon laki laki-laki pria mr sr senor monsieur bapak h';

const CERTAIN: ReadonlyMap<string, Gender> = new Map([
  ...FEMALE.split(' ').map((word) => [plainWords(word), 'female'] as const),
  ...MALE.split(' ').map((word) => [plainWords(word), 'male'] as const),
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

/** Words that tell what the lone letters of their column mean. */
const TELLING: ReadonlySet<string> = new Set('f w m h v l p mme mlle mrs ms'.split(' '));

/** male, female, or 'unknown' with a warning: never a guess (domain rules). */
export const genderReader: ReaderFactory = bySurvey<Set<string>>({
  note: (words, cell) => {
    const word = cell.type === 'text' ? plainWords(String(cell.value)) : '';
    return TELLING.has(word) ? (words ?? new Set()).add(word) : words;
  },
  merge: (surveys) => new Set(surveys.flatMap((words) => [...words])),
  readerOf: (words) => {
    const letters = lettersOf(words);
    return {
      decided: JSON.stringify([...letters].sort()),
      columnNotes: [],
      read: (cell: Cell): CellReading => {
        if (cell.type === 'error') return unread('cellError', cell);
        if (meansEmpty(cell)) return EMPTY;
        const word = plainWords(String(cell.value));
        const gender = CERTAIN.get(word) ?? letters.get(word);
        if (gender !== undefined) return valueOf(gender);
        return valueOf('unknown', { code: 'genderUnclear', severity: 'warning', params: { shown: shownIn(cell) } });
      },
    };
  },
});
