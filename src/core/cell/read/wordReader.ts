import { isErrorCell, meansEmpty } from '../blank';
import {
  EMPTY,
  meaningOf,
  remembered,
  shownIn,
  unread,
  valueOf,
  type CellNote,
  type CellReading,
  type ColumnReader,
  type WordMeanings,
} from '../reading';
import { wordKey } from '../wordKey';

/** What the words of one column mean. */
export interface Wording<Meaning extends string> {
  /** The meaning of a text; `said` is what she said of its word. It is asked once for each text. */
  readonly meaningIn: (text: string, key: string, said: string | undefined) => Meaning | undefined;
  /** What a word without a meaning is read as; `params` are for the note about it. */
  readonly unclear: (params: CellNote['params']) => CellReading;
}

/** Reads words that have one of a few meanings; `words` is what she said of some. */
export function wordReader<Meaning extends string>(
  words: WordMeanings | undefined,
  { meaningIn, unclear }: Wording<Meaning>,
): ColumnReader['read'] {
  const wordIn = remembered((text) => {
    const key = wordKey(text);
    return { key, meaning: meaningIn(text, key, meaningOf(words, key)) };
  });
  return (cell) => {
    if (isErrorCell(cell)) return unread('cellError', cell);
    if (meansEmpty(cell)) return EMPTY;
    const { key, meaning } = wordIn(String(cell.value));
    return meaning === undefined ? unclear({ shown: shownIn(cell), word: key }) : valueOf(meaning);
  };
}
