import type { ColumnFormat } from '../../mapping/template';
import { isErrorCell, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import {
  bySurvey,
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
  type WordMeanings,
} from '../reading';
import { wordKey } from '../wordKey';
import { yesOrNo } from '../yesNoWords';
import { mergeYesNo, noteYesNo, TICKS, together, type Tally, type YesNoSurvey, type YesNoWord } from './yesNoSurvey';

/** Made once: a column holds nothing else. */
const YES_READ = valueOf(true);
const NO_READ = valueOf(false);
/** The two meanings that a value map gives a word. */
const SAID: ReadonlyMap<string | undefined, boolean> = new Map([
  ['yes', true],
  ['no', false],
]);

/**
 * Yes and no in three languages, Excel's own TRUE and FALSE, 1 and 0, ticks; anything else is an error, never "no". What
 * she said counts for words that are not understood alone: no template turns a "no" into somebody's consent.
 */
export const yesNoReader: ReaderFactory = bySurvey<YesNoSurvey>(() => {
  const wordIn = remembered((text): YesNoWord => ({
    key: wordKey(text),
    meaning: yesOrNo(text),
    isTick: TICKS.has(text.trim()),
  }));
  return {
    note: (survey, cell, place) => noteYesNo(survey, cell, place, wordIn),
    merge: mergeYesNo,
    readerOf: (survey, format, _dateSystem, words) => {
      const { polarity, blankMeans } = format;
      const isOpposite = polarity === 'opposite';
      const blank: CellReading = blankMeans === 'no' ? valueOf(isOpposite) : EMPTY;
      return {
        decided: {},
        columnNotes: [...tickNotes(survey, format), ...polarityNotes(survey, format, words)],
        read: (cell: Cell): CellReading => {
          if (isErrorCell(cell)) return unread('cellError', cell);
          if (meansEmpty(cell)) return blank;
          if (polarity === 'open') return SAID_BY_COLUMN;
          if (typeof cell.value === 'boolean') return cell.value === isOpposite ? NO_READ : YES_READ;
          const word = wordIn(String(cell.value));
          const meaning = word.meaning ?? SAID.get(meaningOf(words, word.key));
          if (meaning !== undefined) return meaning === isOpposite ? NO_READ : YES_READ;
          const params = { shown: shownIn(cell), word: word.key };
          return { state: 'unread', notes: [{ code: 'yesNoUnclear', severity: 'error', params }] };
        },
      };
    },
  };
});

/** Ticks and nothing else: whether a blank is a no or an open matter is asked, since it may be somebody's consent. */
function tickNotes(
  { blank, tick, yes, no, error, unclear }: YesNoSurvey,
  { blankMeans }: ColumnFormat,
): readonly ColumnNote[] {
  if (blankMeans !== undefined || tick === undefined || blank === undefined) return [];
  if (yes !== undefined || no !== undefined || error !== undefined || unclear !== undefined) return [];
  const { place, shown } = tick;
  return [{ code: 'tickBlankOpen', severity: 'question', place, params: { shown, count: blank.count } }];
}

/** A header that may say the opposite of what Kiva asks: its meaning is asked, or shown as it was resolved. */
function polarityNotes(
  { blank, tick, yes, no, error, unclear }: YesNoSurvey,
  { polarity, blankMeans }: ColumnFormat,
  words: WordMeanings | undefined,
): readonly ColumnNote[] {
  if (polarity === undefined) return [];
  const filled = together([tick, yes, no, error, ...(unclear?.values() ?? [])]);
  if (filled === undefined) return [];
  if (polarity === 'open') {
    const { place, shown, count } = filled;
    return [{ code: 'polarityOpen', severity: 'question', place, params: { shown, count } }];
  }
  const isOpposite = polarity === 'opposite';
  /** What means one thing: words that say it alone, blanks where she said so, and words that she gave a meaning. */
  const meaning = (means: boolean): Tally | undefined => {
    const alone = means ? [tick, yes] : [no, blankMeans === 'no' ? blank : undefined];
    const said = [...(unclear ?? [])].filter(([key]) => SAID.get(meaningOf(words, key)) === means);
    return together([...alone, ...said.map(([, tally]) => tally)]);
  };
  const sent = meaning(!isOpposite);
  const others = meaning(isOpposite);
  // Where nobody is absent the column was still understood in one of two ways.
  const [code, told] =
    sent === undefined ? (['polarityNobody', others] as const) : (['polarityResolved', sent] as const);
  if (told === undefined) return [];
  const { place, shown, count } = told;
  return [{ code, severity: 'warning', place, params: { shown, count } }];
}
