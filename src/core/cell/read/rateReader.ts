import { readAmountText } from '../amountText';
import { isErrorCell, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { decimalText, excelNumber } from '../decimal';
import { bareFormat } from '../numberFormat';
import { byCell, EMPTY, shownIn, unread, valueOf, type CellReading } from '../reading';

const PERCENT = /^(.*\d)\s*(?:%|٪|percent|por ciento|pour cent)$/iu;

/** Half a unit is not exactly half of it in binary. */
const ROUNDING = 1e-9;

/** A rate in percent: 2.5 is 2.5 %. A lone 0.025 may be 2.5 % or 0.025 %, and is not guessed. */
export const rateReader = byCell((cell: Cell): CellReading => {
  if (isErrorCell(cell)) return unread('cellError', cell);
  if (meansEmpty(cell)) return EMPTY;
  if (typeof cell.value === 'number') {
    if (bareFormat(cell.format).includes('%')) {
      const rate = excelNumber(cell.value * 100);
      return shows(cell, rate) ? rateOf(cell, rate) : unread('rateUnreadable', cell);
    }
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

/** Whether what the cell displays is this rate as far as its decimals go; a text without a percent sign tells nothing. */
function shows({ text }: Cell, rate: number): boolean {
  const signed = PERCENT.exec(text.trim())?.[1];
  const written = signed === undefined ? undefined : readAmountText(signed);
  if (signed === undefined || written === undefined) return true;
  const unit = 10 ** -(/[.,٫](\d+)\D*$/u.exec(signed)?.[1]?.length ?? 0);
  return [written.point, written.comma].some(
    (shown) => shown !== undefined && Math.abs(Number(shown) - rate) <= unit / 2 + ROUNDING,
  );
}

function rateOf(cell: Cell, rate: number): CellReading {
  return rate >= 0 ? valueOf(rate) : unread('rateUnreadable', cell);
}

function withoutSign(cell: Cell, rate: number): CellReading {
  if (!(rate > 0 && rate < 1)) return rateOf(cell, rate);
  const params = { shown: shownIn(cell), asPercent: decimalText(rate), asShare: decimalText(excelNumber(rate * 100)) };
  return { state: 'unread', notes: [{ code: 'rateUnclear', severity: 'error', params }] };
}
