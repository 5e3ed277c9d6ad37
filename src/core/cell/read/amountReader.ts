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
  type CellReading,
  type ColumnNote,
  type ReaderFactory,
} from '../reading';

/** Amounts from what is stored, at 15 significant digits; texts by the decimal mark that all cells of the column agree on. */
export const amountReader: ReaderFactory = (cells, format) => {
  const survey = surveyOf(cells);
  const mark = format.decimalMark ?? survey.agreed;
  const showsDate = dateFormatJudge();
  return {
    columnNotes: [...openQuestion(cells, survey, format), ...mixedCurrencies(survey)],
    read: (cell): CellReading => {
      if (cell.type === 'error') return unread('cellError', cell);
      if (meansEmpty(cell)) return EMPTY;
      if (typeof cell.value === 'boolean') return unread('amountUnreadable', cell);
      if (typeof cell.value === 'string') return readText(cell, cell.value, mark);
      return showsDate(cell.format) ? unread('amountIsDate', cell) : readNumber(cell, cell.value);
    },
  };
};

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

interface Survey {
  /** Places of the first cell that only one mark explains, by mark. */
  readonly proofs: Readonly<Partial<Record<DecimalMark, number>>>;
  readonly open: readonly { readonly place: number; readonly written: AmountText }[];
  readonly words: ReadonlySet<string>;
  readonly agreed: DecimalMark | undefined;
}

function surveyOf(cells: readonly Cell[]): Survey {
  const proofs: Partial<Record<DecimalMark, number>> = {};
  const open: { place: number; written: AmountText }[] = [];
  const words = new Set<string>();
  for (const [place, cell] of cells.entries()) {
    if (typeof cell.value !== 'string' || cell.type !== 'text') continue;
    const written = readAmountText(cell.value);
    if (written === undefined) continue;
    if (written.word !== '') words.add(written.word);
    if (written.point === undefined) proofs[','] ??= place;
    else if (written.comma === undefined) proofs['.'] ??= place;
    else if (written.point !== written.comma) open.push({ place, written });
  }
  const [mark, ...others] = Object.keys(proofs) as readonly DecimalMark[];
  return { proofs, open, words, agreed: others.length === 0 ? mark : undefined };
}

function openQuestion(cells: readonly Cell[], survey: Survey, format: ColumnFormat): readonly ColumnNote[] {
  if (format.decimalMark !== undefined) return [];
  const { proofs, open } = survey;
  const point = proofs['.'];
  const comma = proofs[','];
  if (point !== undefined && comma !== undefined) {
    const shown = textAt(cells, point);
    const params = { shown, otherShown: textAt(cells, comma) };
    return [{ code: 'decimalMarkMixed', severity: 'question', place: point, otherPlace: comma, params }];
  }
  const [first] = open;
  if (first === undefined || survey.agreed !== undefined) return [];
  const { point: asPoint = '', comma: asComma = '' } = first.written;
  const params = { shown: textAt(cells, first.place), asPoint, asComma, count: open.length };
  return [{ code: 'decimalMarkOpen', severity: 'question', place: first.place, params }];
}

function mixedCurrencies({ words }: Survey): readonly ColumnNote[] {
  if (words.size < 2) return [];
  return [{ code: 'currencyWordsMixed', severity: 'warning', params: { words: [...words].slice(0, 5).join(', ') } }];
}

function textAt(cells: readonly Cell[], place: number): string {
  const cell = cells[place];
  return cell === undefined ? '' : shownIn(cell);
}
