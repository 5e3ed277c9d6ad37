import { format as formatNumber, isDateFormat } from 'numfmt';
import type { Scalar } from './sheetModel';

/** Days between the first day of Excel's 1900 and of its 1904 calendar. */
export const DAYS_1904 = 1462;

/** The text that a cell shows, by its number format and the locale's separators (column width is not considered). */
export const displayText = (value: Scalar, format: string, locale: string, date1904: boolean): string => {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') {
    return format === 'General' || format === '@' ? value : formatNumber(format, value, { locale, throws: false });
  }
  if (format === '@') return String(value);
  const plain = format === 'General' && Number.isInteger(value) && Math.abs(value) < 1e11;
  if (plain) return String(value);
  const serial = date1904 && isDateFormat(format) ? value + DAYS_1904 : value;
  return formatNumber(format, serial, { locale, throws: false });
};
