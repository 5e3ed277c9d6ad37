import type { ColumnFormat } from '../../mapping/template';
import { readAmountText, SURE_POINT, type AmountText, type DecimalMark } from '../amountText';
import { isErrorCell, isHidden, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { decimalText, EXCEL_DIGITS, excelNumber } from '../decimal';
import { dateFormatJudge } from '../numberFormat';
import { pointNumber } from '../plainNumber';
import {
  bySurvey,
  EMPTY,
  EXAMPLES_SHOWN,
  shownIn,
  unread,
  valueOf,
  SAID_BY_COLUMN,
  type CellReading,
  type ColumnNote,
  type ReaderFactory,
} from '../reading';
import { agreedMark, mergeAmounts, misfitOf, noteAmount, type AmountSurvey } from './amountSurvey';

/** Amounts from what is stored, at 15 significant digits; texts by the decimal mark that all cells of the column agree on. */
export const amountReader: ReaderFactory = bySurvey<AmountSurvey>(() => {
  const showsDate = dateFormatJudge();
  return {
    mayAdd: (survey, type, value) => {
      if (type !== 'text' || typeof value !== 'string') return false;
      // One cell that only a point explains says it for all.
      return survey?.point === undefined || !SURE_POINT.test(value);
    },
    note: (survey, cell, place) => {
      const written = cell.type === 'text' && typeof cell.value === 'string' ? readAmountText(cell.value) : undefined;
      return written === undefined ? survey : noteAmount(survey, written, cell, place);
    },
    merge: mergeAmounts,
    readerOf: (survey, format) => {
      const { decimalMark } = format;
      // A template of another sheet's must not read "12,345" as 12.345 beside "1,234.50".
      const misfit = misfitOf(survey, decimalMark);
      const mark = misfit?.isAll === true ? undefined : (decimalMark ?? agreedMark(survey));
      // Where cells contradict the mark, what both marks explain may be a thousand times more or less.
      const isContradicted = mark !== undefined && misfit !== undefined;
      return {
        decided: { mark: (mark ?? '') + (isContradicted ? ' contradicted' : '') },
        columnNotes: [...openQuestion(survey, format), ...mixedCurrencies(survey)],
        // Where a point is what parts decimals, such a text is the number that it seems to be.
        ...(mark === '.' && !isContradicted && { textAsIs: (text: string) => orUndefined(pointNumber(text)) }),
        numberAsIs: (stored, shown, format) => {
          const amount = excelNumber(stored);
          return pointNumber(shown) === amount && !showsDate(format) ? amount : undefined;
        },
        read: (cell): CellReading => {
          if (isErrorCell(cell)) return unread('cellError', cell);
          if (meansEmpty(cell)) return EMPTY;
          if (typeof cell.value === 'boolean') return unread('amountUnreadable', cell);
          if (typeof cell.value === 'string') return readText(cell, readAmountText(cell.value), mark, isContradicted);
          return showsDate(cell.format) ? unread('amountIsDate', cell) : readNumber(cell, cell.value);
        },
      };
    },
  };
});

function orUndefined(amount: number): number | undefined {
  return Number.isNaN(amount) ? undefined : amount;
}

function readNumber(cell: Cell, stored: number): CellReading {
  const amount = excelNumber(stored);
  if (Math.abs(amount) >= 10 ** EXCEL_DIGITS) return unread('amountTooPrecise', cell);
  // "1,234.50", as most formats show it; a number of so few digits is one text's alone, so that no text has to be made of it.
  if (pointNumber(cell.text) === amount || isHidden(cell) || showsAmount(cell.text, amount)) return valueOf(amount);
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

function readText(
  cell: Cell,
  written: AmountText | undefined,
  mark: DecimalMark | undefined,
  isContradicted: boolean,
): CellReading {
  if (written === undefined) return unread('amountUnreadable', cell);
  const { point, comma } = written;
  if (mark === undefined && point !== comma) return SAID_BY_COLUMN;
  if (isContradicted && point !== undefined && comma !== undefined && point !== comma) {
    return unread('amountEitherWay', cell, { asPoint: point, asComma: comma });
  }
  const digits = mark === ',' ? written.comma : written.point;
  if (digits === undefined) return unread('amountUnreadable', cell);
  return isTooPrecise(digits) ? unread('amountTooPrecise', cell) : valueOf(Number(digits));
}

function isTooPrecise(digits: string): boolean {
  if (digits.length <= EXCEL_DIGITS) return false;
  return digits.replace(/\D/g, '').replace(/^0+/, '').length > EXCEL_DIGITS;
}

function openQuestion(survey: AmountSurvey, format: ColumnFormat): readonly ColumnNote[] {
  if (format.decimalMark !== undefined) return disproved(survey, format.decimalMark);
  const { point, comma, open, opens } = survey;
  if (point !== undefined && comma !== undefined) {
    const params = { shown: point.shown, otherShown: comma.shown };
    const examples = [point, comma, ...open].slice(0, EXAMPLES_SHOWN);
    const [place, otherPlace] = [point.place, comma.place];
    return [{ code: 'decimalMarkMixed', severity: 'question', place, otherPlace, examples, params }];
  }
  const [first] = open;
  if (first === undefined || point !== undefined || comma !== undefined) return [];
  const params = { shown: first.shown, asPoint: first.first, asComma: first.second, count: opens };
  return [{ code: 'decimalMarkOpen', severity: 'question', place: first.place, examples: open, params }];
}

/** Where some cells fit the decision and some do not, she may have decided just that: the others are errors already. */
function disproved(survey: AmountSurvey, decided: DecimalMark): readonly ColumnNote[] {
  const misfit = misfitOf(survey, decided);
  if (misfit === undefined) return [];
  const { cell, isAll } = misfit;
  const examples = [cell, ...survey.open].slice(0, EXAMPLES_SHOWN);
  const severity = isAll ? 'question' : 'warning';
  const params = { shown: cell.shown, decided };
  return [{ code: 'decimalMarkDisproved', severity, place: cell.place, examples, params }];
}

function mixedCurrencies({ words }: AmountSurvey): readonly ColumnNote[] {
  if (words.length < 2) return [];
  return [{ code: 'currencyWordsMixed', severity: 'warning', params: { words: words.join(', ') } }];
}
