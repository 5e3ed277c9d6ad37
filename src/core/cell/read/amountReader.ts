import type { ColumnFormat } from '../../mapping/template';
import { readAmountText, type AmountText, type DecimalMark } from '../amountText';
import { isHidden, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { decimalText, EXCEL_DIGITS, excelNumber } from '../decimal';
import { dateFormatJudge } from '../numberFormat';
import {
  EMPTY,
  shownIn,
  unread,
  valueOf,
  SAID_BY_COLUMN,
  bySurvey,
  type CellReading,
  type ColumnNote,
  type Quoted,
  type ReaderFactory,
} from '../reading';

/** Amounts from what is stored, at 15 significant digits; texts by the decimal mark that all cells of the column agree on. */
export const amountReader: ReaderFactory = bySurvey<Survey>({
  note: noted,
  merge: merged,
  readerOf: (survey, format) => {
    const mark = format.decimalMark ?? agreedIn(survey);
    const showsDate = dateFormatJudge();
    return {
      decided: mark ?? '',
      columnNotes: [...openQuestion(survey, format), ...mixedCurrencies(survey)],
      read: (cell): CellReading => {
        if (cell.type === 'error') return unread('cellError', cell);
        if (meansEmpty(cell)) return EMPTY;
        if (typeof cell.value === 'boolean') return unread('amountUnreadable', cell);
        if (typeof cell.value === 'string') return readText(cell, cell.value, mark);
        return showsDate(cell.format) ? unread('amountIsDate', cell) : readNumber(cell, cell.value);
      },
    };
  },
});

function readNumber(cell: Cell, stored: number): CellReading {
  const amount = excelNumber(stored);
  if (Math.abs(amount) >= 10 ** EXCEL_DIGITS) return unread('amountTooPrecise', cell);
  if (cell.text === decimalText(amount) || isHidden(cell) || showsAmount(cell.text, amount)) return valueOf(amount);
  const params = { shown: shownIn(cell), used: decimalText(amount) };
  return valueOf(amount, { code: 'amountShownOtherwise', severity: 'warning', params });
}

function showsAmount(text: string, amount: number): boolean {
  // The accounting format shows a zero as a dash.
  if (amount === 0 && !/[1-9]/.test(text)) return true;
  const shown = readAmountText(text);
  const plain = decimalText(amount);
  return shown !== undefined && (shown.point === plain || shown.comma === plain);
}

function readText(cell: Cell, text: string, mark: DecimalMark | undefined): CellReading {
  const written = readAmountText(text);
  if (written === undefined) return unread('amountUnreadable', cell);
  if (mark === undefined && written.point !== written.comma) return SAID_BY_COLUMN;
  const digits = mark === ',' ? written.comma : written.point;
  if (digits === undefined) return unread('amountUnreadable', cell);
  const significant = digits.replace(/\D/g, '').replace(/^0+/, '');
  return significant.length > EXCEL_DIGITS ? unread('amountTooPrecise', cell) : valueOf(Number(digits));
}

/** More currencies than a note names need not be kept. */
const WORDS_SHOWN = 5;

interface Survey {
  /** The first cell that only this mark explains. */
  point?: Quoted;
  comma?: Quoted;
  /** The first cell that both marks explain, each otherwise, and how many there are. */
  open?: Quoted & { readonly written: AmountText };
  opens: number;
  readonly words: string[];
}

function noted(survey: Survey | undefined, cell: Cell, place: number): Survey | undefined {
  if (typeof cell.value !== 'string' || cell.type !== 'text') return survey;
  const written = readAmountText(cell.value);
  if (written === undefined || (written.word === '' && written.point === written.comma)) return survey;
  const known = survey ?? { opens: 0, words: [] };
  addWord(known.words, written.word);
  if (written.point === undefined) known.comma ??= { place, shown: shownIn(cell) };
  else if (written.comma === undefined) known.point ??= { place, shown: shownIn(cell) };
  else if (written.point !== written.comma) {
    known.open ??= { place, shown: shownIn(cell), written };
    known.opens += 1;
  }
  return known;
}

function merged(surveys: readonly Survey[]): Survey {
  const all: Survey = { opens: 0, words: [] };
  for (const { point, comma, open, opens, words } of surveys) {
    if (point !== undefined) all.point ??= point;
    if (comma !== undefined) all.comma ??= comma;
    if (open !== undefined) all.open ??= open;
    all.opens += opens;
    for (const word of words) addWord(all.words, word);
  }
  return all;
}

function addWord(words: string[], word: string): void {
  if (word !== '' && words.length < WORDS_SHOWN && !words.includes(word)) words.push(word);
}

function agreedIn({ point, comma }: Survey): DecimalMark | undefined {
  if (point !== undefined) return comma === undefined ? '.' : undefined;
  return comma === undefined ? undefined : ',';
}

function openQuestion({ point, comma, open, opens }: Survey, format: ColumnFormat): readonly ColumnNote[] {
  if (format.decimalMark !== undefined) return [];
  if (point !== undefined && comma !== undefined) {
    const params = { shown: point.shown, otherShown: comma.shown };
    return [{ code: 'decimalMarkMixed', severity: 'question', place: point.place, otherPlace: comma.place, params }];
  }
  if (open === undefined || point !== undefined || comma !== undefined) return [];
  const { point: asPoint = '', comma: asComma = '' } = open.written;
  const params = { shown: open.shown, asPoint, asComma, count: opens };
  return [{ code: 'decimalMarkOpen', severity: 'question', place: open.place, params }];
}

function mixedCurrencies({ words }: Survey): readonly ColumnNote[] {
  if (words.length < 2) return [];
  return [{ code: 'currencyWordsMixed', severity: 'warning', params: { words: words.join(', ') } }];
}
