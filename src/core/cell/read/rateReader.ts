import { readAmountText } from '../amountText';
import { isErrorCell, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { decimalText, excelNumber } from '../decimal';
import { byCell, EMPTY, shownIn, unread, valueOf, type CellReading } from '../reading';

const PERCENT = /^(.*\d)\s*(?:%|٪|percent|por ciento|pour cent)$/iu;

/** A rate in percent: 2.5 is 2.5 %. A lone 0.025 may be 2.5 % or 0.025 %, and is not guessed. */
export const rateReader = byCell((cell: Cell): CellReading => {
  if (isErrorCell(cell)) return unread('cellError', cell);
  if (meansEmpty(cell)) return EMPTY;
  if (typeof cell.value === 'number') {
    if (/%/.test(cell.format)) return rateOf(cell, excelNumber(cell.value * 100));
    return withoutSign(cell, excelNumber(cell.value));
  }
  const text = String(cell.value).trim();
  const signed = PERCENT.exec(text)?.[1];
  const written = readAmountText(signed ?? text);
  const [rate, other] = [written?.point, written?.comma];
  // "2,500 %" is two and a half or two thousand five hundred.
  if (written?.word !== '' || (rate !== undefined && other !== undefined && rate !== other)) {
    return unread('rateUnreadable', cell);
  }
  const read = Number(rate ?? other);
  return signed === undefined ? withoutSign(cell, read) : rateOf(cell, read);
});

function rateOf(cell: Cell, rate: number): CellReading {
  return rate >= 0 ? valueOf(rate) : unread('rateUnreadable', cell);
}

function withoutSign(cell: Cell, rate: number): CellReading {
  if (!(rate > 0 && rate < 1)) return rateOf(cell, rate);
  const params = { shown: shownIn(cell), asPercent: decimalText(rate), asShare: decimalText(excelNumber(rate * 100)) };
  return { state: 'unread', notes: [{ code: 'rateUnclear', severity: 'error', params }] };
}
