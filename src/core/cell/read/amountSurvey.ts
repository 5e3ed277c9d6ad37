import type { AmountText, DecimalMark } from '../amountText';
import type { Cell } from '../cell';
import { EXAMPLES_SHOWN, shownIn, type ColumnExample } from '../reading';

/** More currencies than a note names need not be kept. */
const WORDS_SHOWN = 5;

const NONE: readonly never[] = [];

/** What all texts of a column say together about its decimal mark and its currency. */
export interface AmountSurvey {
  /** The first cell that only this mark explains. */
  point: ColumnExample | undefined;
  comma: ColumnExample | undefined;
  /** The first cells that both marks explain, each otherwise; they differ, so that three say more than one. */
  open: readonly ColumnExample[];
  opens: number;
  words: readonly string[];
}

/** Adds what a text says. */
export function noteAmount(
  survey: AmountSurvey | undefined,
  written: AmountText,
  cell: Cell,
  place: number,
): AmountSurvey | undefined {
  if (written.word === '' && written.point === written.comma) return survey;
  const known = survey ?? nothing();
  known.words = withWord(known.words, written.word);
  if (written.point === undefined) known.comma ??= exampleOf(written, cell, place);
  else if (written.comma === undefined) known.point ??= exampleOf(written, cell, place);
  else if (written.point !== written.comma) {
    known.opens += 1;
    if (isWanted(known.open, written.point)) known.open = [...known.open, exampleOf(written, cell, place)];
  }
  return known;
}

/** What several surveys say together, given in the order of their places. */
export function mergeAmounts(surveys: readonly AmountSurvey[]): AmountSurvey {
  const all = nothing();
  for (const { point, comma, open, opens, words } of surveys) {
    if (point !== undefined) all.point ??= point;
    if (comma !== undefined) all.comma ??= comma;
    for (const example of open) if (isWanted(all.open, example.first)) all.open = [...all.open, example];
    all.opens += opens;
    for (const word of words) all.words = withWord(all.words, word);
  }
  return all;
}

/** The mark that some cells prove and none disproves. */
export function agreedMark({ point, comma }: AmountSurvey): DecimalMark | undefined {
  if (point !== undefined) return comma === undefined ? '.' : undefined;
  return comma === undefined ? undefined : ',';
}

/** The first cell that a decided mark does not explain; `isAll`: none needs the decided mark, so that the sheet has the other one. */
export function misfitOf(
  { point, comma }: AmountSurvey,
  decided: DecimalMark | undefined,
): { readonly cell: ColumnExample; readonly isAll: boolean } | undefined {
  const [misfit, fitting] = decided === ',' ? [point, comma] : [comma, point];
  if (decided === undefined || misfit === undefined) return undefined;
  return { cell: misfit, isAll: fitting === undefined };
}

/** One shape and one empty list for all: many groups of rows have a survey. */
function nothing(): AmountSurvey {
  return { point: undefined, comma: undefined, open: NONE, opens: 0, words: NONE };
}

function exampleOf({ point: first = '', comma: second = '' }: AmountText, cell: Cell, place: number): ColumnExample {
  return { place, shown: shownIn(cell), first, second };
}

function isWanted(open: readonly ColumnExample[], point: string): boolean {
  return open.length < EXAMPLES_SHOWN && !open.some(({ first }) => first === point);
}

function withWord(words: readonly string[], word: string): readonly string[] {
  return word === '' || words.length >= WORDS_SHOWN || words.includes(word) ? words : [...words, word];
}
