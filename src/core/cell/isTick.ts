import type { CellValue } from './cell';
import { readDateText } from './dateText';
import { isDateFormat } from './numberFormat';
import { yesOrNo } from './yesNoWords';

/** Says that the sign before it is to be shown as a picture; it means the same without. */
const VARIATION = /\ufe0f/g;

/**
 * Whether she means a cell of her ticks as one: anything that says yes in a yes/no column, a green check mark, or a day.
 * A "no", a 0, and whatever is not understood ("pending") are none. `format` is Excel's number format, which alone
 * tells a day from a number.
 */
export function isTick(value: CellValue, format: string): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value === 1 || (value >= 1 && isDateFormat(format));
  const text = value.replace(VARIATION, '').trim();
  return text === '✅' || (yesOrNo(text) ?? readDateText(text) !== undefined);
}
