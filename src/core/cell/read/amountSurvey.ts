import type { AmountText, DecimalMark } from '../amountText';
import type { Cell } from '../cell';
import { EXAMPLES_SHOWN, shownIn, type ColumnExample } from '../reading';

/** More currencies than a note names need not be kept. */
const WORDS_SHOWN = 5;

/** What all texts of a column say together about its decimal mark and its currency. */
export interface AmountSurvey {
  /** The first cell that only this mark explains. */
  point?: ColumnExample;
  comma?: ColumnExample;
  /** The first cells that both marks explain, each otherwise; they differ, so that three say more than one. */
  readonly open: ColumnExample[];
  opens: number;
  readonly words: string[];
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
  addWord(known.words, written.word);
  if (written.point === undefined) known.comma ??= exampleOf(written, cell, place);
  else if (written.comma === undefined) known.point ??= exampleOf(written, cell, place);
  else if (written.point !== written.comma) {
    known.opens += 1;
    if (isWanted(known.open, written.point)) known.open.push(exampleOf(written, cell, place));
  }
  return known;
}

/** What several surveys say together, given in the order of their places. */
export function mergeAmounts(surveys: readonly AmountSurvey[]): AmountSurvey {
  const all = nothing();
  for (const { point, comma, open, opens, words } of surveys) {
    if (point !== undefined) all.point ??= point;
    if (comma !== undefined) all.comma ??= comma;
    for (const example of open) if (isWanted(all.open, example.first)) all.open.push(example);
    all.opens += opens;
    for (const word of words) addWord(all.words, word);
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

function nothing(): AmountSurvey {
  return { open: [], opens: 0, words: [] };
}

function exampleOf({ point: first = '', comma: second = '' }: AmountText, cell: Cell, place: number): ColumnExample {
  return { place, shown: shownIn(cell), first, second };
}

function isWanted(open: readonly ColumnExample[], point: string): boolean {
  return open.length < EXAMPLES_SHOWN && !open.some(({ first }) => first === point);
}

function addWord(words: string[], word: string): void {
  if (word !== '' && words.length < WORDS_SHOWN && !words.includes(word)) words.push(word);
}
