import type { ColumnFormat } from '../../mapping/template';
import { readAmountText, type AmountText, type DecimalMark } from '../amountText';
import { isErrorCell, isHidden, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { decimalText, EXCEL_DIGITS, excelNumber } from '../decimal';
import { dateFormatJudge } from '../numberFormat';
import {
  EMPTY,
  EXAMPLES_SHOWN,
  remembered,
  shownIn,
  unread,
  valueOf,
  SAID_BY_COLUMN,
  type CellReading,
  type ColumnExample,
  type ColumnNote,
  type ReaderFactory,
} from '../reading';

/** Amounts from what is stored, at 15 significant digits; texts by the decimal mark that all cells of the column agree on. */
export const amountReader: ReaderFactory = (cells, format) => {
  const writtenIn = remembered(readAmountText);
  const survey = surveyOf(cells, writtenIn);
  const mark = format.decimalMark ?? survey.agreed;
  const showsDate = dateFormatJudge();
  return {
    columnNotes: [...openQuestion(cells, survey, format), ...mixedCurrencies(survey)],
    read: (cell): CellReading => {
      if (isErrorCell(cell)) return unread('cellError', cell);
      if (meansEmpty(cell)) return EMPTY;
      if (typeof cell.value === 'boolean') return unread('amountUnreadable', cell);
      if (typeof cell.value === 'string') return readText(cell, writtenIn(cell.value), mark);
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

function readText(cell: Cell, written: AmountText | undefined, mark: DecimalMark | undefined): CellReading {
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

function surveyOf(cells: readonly Cell[], writtenIn: (text: string) => AmountText | undefined): Survey {
  const proofs: Partial<Record<DecimalMark, number>> = {};
  const open: { place: number; written: AmountText }[] = [];
  const words = new Set<string>();
  cells.forEach((cell, place) => {
    if (typeof cell.value !== 'string' || cell.type !== 'text') return;
    const written = writtenIn(cell.value);
    if (written === undefined) return;
    if (written.word !== '') words.add(written.word);
    if (written.point === undefined) proofs[','] ??= place;
    else if (written.comma === undefined) proofs['.'] ??= place;
    else if (written.point !== written.comma) open.push({ place, written });
  });
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
    const examples = examplesOf(cells, [point, comma, ...open.map(({ place }) => place)]);
    return [{ code: 'decimalMarkMixed', severity: 'question', place: point, otherPlace: comma, examples, params }];
  }
  const [first] = open;
  if (first === undefined || survey.agreed !== undefined) return [];
  const { point: asPoint = '', comma: asComma = '' } = first.written;
  const params = { shown: textAt(cells, first.place), asPoint, asComma, count: open.length };
  const examples = examplesOf(cells, placesOf(open));
  return [{ code: 'decimalMarkOpen', severity: 'question', place: first.place, examples, params }];
}

/** The first cells that differ, so that three examples say more than one. */
function placesOf(open: Survey['open']): readonly number[] {
  const seen = new Map<string | undefined, number>();
  for (const { place, written } of open) {
    if (seen.size === EXAMPLES_SHOWN) break;
    if (!seen.has(written.point)) seen.set(written.point, place);
  }
  return [...seen.values()];
}

function examplesOf(cells: readonly Cell[], places: readonly number[]): readonly ColumnExample[] {
  return places.slice(0, EXAMPLES_SHOWN).map((place) => {
    const { point: first = '', comma: second = '' } = readAmountText(String(cells[place]?.value)) ?? {};
    return { place, shown: textAt(cells, place), first, second };
  });
}

function mixedCurrencies({ words }: Survey): readonly ColumnNote[] {
  if (words.size < 2) return [];
  return [{ code: 'currencyWordsMixed', severity: 'warning', params: { words: [...words].slice(0, 5).join(', ') } }];
}

function textAt(cells: readonly Cell[], place: number): string {
  const cell = cells[place];
  return cell === undefined ? '' : shownIn(cell);
}
