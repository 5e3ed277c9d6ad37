import { EXCEL_DIGITS } from './decimal';

const ZERO = 48;
const COMMA = 44;
const POINT = 46;
/** Powers of ten that a double holds exactly, as it does every number of so many digits. */
const TENS: readonly number[] = Array.from({ length: EXCEL_DIGITS + 1 }, (_, n) => 10 ** n);

/** The number of a text of at most 15 ASCII digits and nothing else; NaN where it is another. */
export function wholeNumber(text: string): number {
  const { length } = text;
  if (length === 0 || length > EXCEL_DIGITS) return NaN;
  let number = 0;
  for (let at = 0; at < length; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * The number of a text such as "1,234.50", "1234.5" or "1234", of at most 15 characters: commas part groups of three, the
 * point parts the decimals, and nothing stands around it. NaN where it is another.
 */
export function pointNumber(text: string): number {
  const { length } = text;
  if (length === 0 || length > EXCEL_DIGITS) return NaN;
  let digits = 0;
  /** Digits since the last sign. */
  let since = 0;
  let isGrouped = false;
  let decimals = -1;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      since += 1;
      continue;
    }
    if (decimals >= 0 || (isGrouped ? since !== 3 : since === 0)) return NaN;
    if (code === POINT) decimals = length - at - 1;
    else if (code !== COMMA || since > 3 || text.charCodeAt(0) === ZERO) return NaN;
    else isGrouped = true;
    since = 0;
  }
  if (decimals < 0) return isGrouped && since !== 3 ? NaN : digits;
  // Division rounds correctly: of a whole number and a power of ten, both exact, it gives what the text means.
  return since === 0 ? NaN : digits / (TENS[decimals] ?? NaN);
}
