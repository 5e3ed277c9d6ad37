import { isErrorCell, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import {
  EMPTY,
  meaningOf,
  remembered,
  SAID_BY_COLUMN,
  shownIn,
  unread,
  valueOf,
  type CellReading,
  type ColumnNote,
  type ReaderFactory,
} from '../reading';
import { wordKey } from '../wordKey';

const YES = 'yes y si s oui o x true t verdadero verdad vrai v 1 ok ✓ ✔ ☑'.split(' ');
const NO = 'no n non false f falso faux 0 ✗ ✘ ☐'.split(' ');
const MEANINGS: ReadonlyMap<string, boolean> = new Map([
  ...YES.map((word) => [word, true] as const),
  ...NO.map((word) => [word, false] as const),
]);
/** The two meanings that a value map gives a word. */
const SAID: ReadonlyMap<string | undefined, boolean> = new Map([
  ['yes', true],
  ['no', false],
]);

/**
 * Yes and no in three languages, Excel's own TRUE and FALSE, 1 and 0, ticks; anything else is an error, never "no". What
 * she said counts for words that are not understood alone: no template turns a "no" into somebody's consent.
 */
export const yesNoReader: ReaderFactory = (cells, { polarity, blankMeans }, _dateSystem, words) => {
  const isOpposite = polarity === 'opposite';
  const blank: CellReading = blankMeans === 'no' ? valueOf(isOpposite) : EMPTY;
  const meaningIn = remembered((text: string): boolean | undefined => {
    const key = wordKey(text);
    return MEANINGS.get(key) ?? SAID.get(meaningOf(words, key));
  });
  const read = (cell: Cell): CellReading => {
    if (isErrorCell(cell)) return unread('cellError', cell);
    if (meansEmpty(cell)) return blank;
    if (polarity === 'open') return SAID_BY_COLUMN;
    const meaning = typeof cell.value === 'boolean' ? cell.value : meaningIn(String(cell.value));
    if (meaning !== undefined) return valueOf(isOpposite ? !meaning : meaning);
    const params = { shown: shownIn(cell), word: wordKey(String(cell.value)) };
    return { state: 'unread', notes: [{ code: 'yesNoUnclear', severity: 'error', params }] };
  };
  const ticks = blankMeans === undefined ? tickNotes(cells) : [];
  const senses = polarity === undefined ? [] : polarityNotes(cells, polarity === 'open', read);
  return { read, columnNotes: [...ticks, ...senses] };
};

const TICKS: ReadonlySet<string> = new Set(['x', 'X', '✓', '✔', '☑']);

/** Ticks and nothing else: whether a blank is a no or an open matter is asked, since it may be somebody's consent. */
function tickNotes(cells: readonly Cell[]): readonly ColumnNote[] {
  let blanks = 0;
  let place: number | undefined;
  for (const [at, cell] of cells.entries()) {
    if (meansEmpty(cell)) blanks += 1;
    else if (TICKS.has(String(cell.value).trim())) place ??= at;
    else return [];
  }
  const cell = place === undefined ? undefined : cells[place];
  if (place === undefined || cell === undefined || blanks === 0) return [];
  return [{ code: 'tickBlankOpen', severity: 'question', place, params: { shown: shownIn(cell), count: blanks } }];
}

/** A header that may say the opposite of what Kiva asks: its meaning is asked, or shown as it was resolved. */
function polarityNotes(
  cells: readonly Cell[],
  isOpen: boolean,
  read: (cell: Cell) => CellReading,
): readonly ColumnNote[] {
  const filled = cells.findIndex((cell) => !meansEmpty(cell));
  const cell = cells[filled];
  if (cell === undefined) return [];
  if (isOpen) {
    const params = { shown: shownIn(cell), count: cells.filter((other) => !meansEmpty(other)).length };
    return [{ code: 'polarityOpen', severity: 'question', place: filled, params }];
  }
  const isTrue = (other: Cell): boolean => {
    const reading = read(other);
    return reading.state === 'value' && reading.value === true;
  };
  const first = cells.findIndex(isTrue);
  const shown = cells[first];
  if (shown === undefined) return [];
  const params = { shown: shownIn(shown), count: cells.filter(isTrue).length };
  return [{ code: 'polarityResolved', severity: 'warning', place: first, params }];
}
