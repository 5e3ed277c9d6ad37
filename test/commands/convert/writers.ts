import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import type { Generated, Written } from './generator';

/** Days from Excel's day 0 to 1 January 1970, counted in its calendar of 1900, and how far that of 1904 lies behind. */
const UNIX_DAY = 25_569;
const SHIFT_1904 = 1_462;

function serial([year, month, day]: readonly [number, number, number], date1904: boolean): number {
  return Date.UTC(year, month - 1, day) / 86_400_000 + UNIX_DAY - (date1904 ? SHIFT_1904 : 0);
}

function cellObject(written: Written, date1904: boolean): CellObject | undefined {
  if (written === null) return undefined;
  if ('text' in written) return { t: 's', v: written.text };
  if ('day' in written) return { t: 'n', v: serial(written.day, date1904), z: written.format };
  return { t: 'n', v: written.number, ...(written.format !== undefined && { z: written.format }) };
}

/** The workbook as .xlsx, by another library than the one that reads it. */
export function writeXlsx({ rows, date1904 }: Generated): Uint8Array {
  const sheet: WorkSheet = {};
  rows.forEach((row, r) =>
    row.forEach((written, c) => {
      const made = cellObject(written, date1904);
      if (made !== undefined) sheet[utils.encode_cell({ r, c })] = made;
    }),
  );
  const width = Math.max(...rows.map((row) => row.length));
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: width - 1 } });
  const book = { SheetNames: ['Hoja1'], Sheets: { Hoja1: sheet }, Workbook: { WBProps: { date1904 } } };
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

/** The workbook as UTF-8 .csv with its own separator: a number with two decimals, a day as ISO. */
export function writeCsv({ rows }: Generated, separator: ',' | ';' | '\t'): Uint8Array {
  const textOf = (written: Written): string => {
    if (written === null) return '';
    if ('text' in written) return written.text;
    if ('number' in written) return written.format === '0' ? String(written.number) : written.number.toFixed(2);
    const [year, month, day] = written.day;
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  };
  const quoted = (text: string): string => (/["\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => row.map((written) => quoted(textOf(written))).join(separator));
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
}
