import { meansEmpty } from '../blank';
import { plainWords } from '../plainWords';
import { byCell, EMPTY, unread, valueOf, type CellReading, type ReaderFactory } from '../reading';

const YES = 'yes y si s oui o x true t verdadero verdad vrai v 1 ok ✓ ✔ ☑'.split(' ');
const NO = 'no n non false f falso faux 0 ✗ ✘ ☐'.split(' ');
const MEANINGS: ReadonlyMap<string, boolean> = new Map([
  ...YES.map((word) => [word, true] as const),
  ...NO.map((word) => [word, false] as const),
]);

/** Yes and no in three languages, Excel's own TRUE and FALSE, 1 and 0, ticks; anything else is an error, never "no". */
export const yesNoReader: ReaderFactory = byCell((cell): CellReading => {
  if (cell.type === 'error') return unread('cellError', cell);
  if (meansEmpty(cell)) return EMPTY;
  if (typeof cell.value === 'boolean') return valueOf(cell.value);
  const written = String(cell.value).trim();
  const meaning = MEANINGS.get(plainWords(written)) ?? MEANINGS.get(written);
  return meaning === undefined ? unread('yesNoUnclear', cell) : valueOf(meaning);
});
