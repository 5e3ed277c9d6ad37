import { beginsOrdinary, isErrorCell, isHidden, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { EXCEL_DIGITS } from '../decimal';
import { wholeNumber } from '../plainNumber';
import { byCell, EMPTY, shownIn, unread, valueOf, type CellReading, type ReaderFactory } from '../reading';

/** From here on Excel has already replaced the last digits by zeros. */
const FIRST_DAMAGED = 1e15;
const EXPONENT = /^\d+(?:[.,]\d+)?E[+-]\d+$/i;
/** How Excel writes a damaged number into a file; "12E5" in a text is somebody's id. */
const EXPONENT_IN_TEXT = /^\d(?:[.,]\d+)?E\+\d{2,}$/i;
/** Most ids: nothing around them, nothing hidden in them, and no point or sign that an exponent would have. */
const PLAIN = /^[\w/-]+$/;
const INVISIBLE = /[\p{Cf}\p{Cc}]/u;
/** Digits in groups and decimals that are all zero: what a number format adds to a whole number. */
const GROUPED = /^\d{1,3}(?:[.,'’\s]\d{2,3})*(?:[.,]0+)?$|^\d+[.,]0+$/;

/**
 * Ids are opaque: the displayed text without outer white space. Zeros that a number format shows belong to the id;
 * grouping and decimals that it shows do not: the whole number is used and a warning shows both.
 */
export const idReader: ReaderFactory = byCell(readId, {
  textAsIs: (text) => (beginsOrdinary(text) && PLAIN.test(text) ? text : undefined),
  numberAsIs: (stored, shown) => (isPlainlyShown(stored, shown) ? shown : undefined),
});

/** Whether a whole number from 0 on is displayed as its digits alone. */
function isPlainlyShown(stored: number, shown: string): boolean {
  const { length } = shown;
  if (length > EXCEL_DIGITS || (length > 1 && shown.charCodeAt(0) === 48)) return false;
  return wholeNumber(shown) === stored;
}

function readId(cell: Cell): CellReading {
  if (isErrorCell(cell)) return unread('cellError', cell);
  if (meansEmpty(cell)) return EMPTY;
  if (typeof cell.value === 'boolean') return unread('idUnclear', cell);
  return typeof cell.value === 'number' ? readNumber(cell, cell.value) : readText(cell, cell.value);
}

function readText(cell: Cell, stored: string): CellReading {
  if (cell.text === stored && PLAIN.test(stored)) return valueOf(stored);
  // A text that is too long for its cell is displayed as number signs; its content is still whole.
  const id = (isHidden(cell) || cell.text.trim() === '' ? stored : cell.text).trim();
  if (EXPONENT_IN_TEXT.test(id)) return unread('idDamaged', cell);
  if (!INVISIBLE.test(id)) return valueOf(id);
  return valueOf(id, { code: 'idInvisibleCharacters', severity: 'warning', params: { shown: shownIn(cell) } });
}

function readNumber(cell: Cell, stored: number): CellReading {
  if (isPlainlyShown(stored, cell.text)) return valueOf(cell.text);
  const shown = cell.text.trim();
  if (stored < FIRST_DAMAGED && Number.isInteger(stored) && shown === String(stored) && stored >= 0)
    return valueOf(shown);
  if (stored >= FIRST_DAMAGED || EXPONENT.test(shown)) return unread('idDamaged', cell);
  if (isHidden(cell) || shown === '') return unread('cellNotVisible', cell);
  if (!Number.isInteger(stored) || stored < 0) return unread('idUnclear', cell);
  const digits = shown.replace(/\D/g, '');
  const plain = String(stored);
  if (GROUPED.test(shown) && shown !== digits) {
    const whole = shown.replace(/[.,]0+$/, '').replace(/\D/g, '');
    if (whole !== plain && digits !== plain) return unread('idUnclear', cell);
    return valueOf(plain, { code: 'idFormatted', severity: 'warning', params: { shown, used: plain } });
  }
  // "00123" and "LN-00123" show the stored number; a percentage, a date or a rounded number does not.
  if (Number(digits) !== stored || /[%$€£]/.test(shown)) return unread('idUnclear', cell);
  return valueOf(shown);
}
