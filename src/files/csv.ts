import { parse } from 'csv-parse/sync';
import { decodeText } from './decodeText';
import { FileProblem } from './fileProblem';
import { MOST_CELLS, tooManyCells } from './mostCells';
import type { FileCell, WorkbookFile } from './workbookFile';

/** Where two of them say the same, the one that stands in fewer texts comes first. */
const SEPARATORS = ['\t', ';', ','] as const;

/** Reads a .csv: encoding and separator detected, a text kept as text wherever a number would lose a character. */
export function readCsv(name: string, bytes: Uint8Array): WorkbookFile {
  const text = decodeText(bytes);
  if (text.includes('\u0000')) throw new FileProblem(`${name} is not a text file, so it cannot be a .csv.`);
  const rows = parseRows(name, text);
  const sheetName = name
    .replace(/\.[^.]+$/, '')
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim();
  return { name, date1904: false, sheets: [{ name: sheetName || 'Sheet1', rows: rows.map((row) => row.map(toCell)) }] };
}

function parseRows(name: string, text: string): string[][] {
  const delimiter = separatorOf(text);
  try {
    return parseWith(name, text, delimiter, false);
  } catch (strict) {
    if (!isStrayQuote(strict)) throw problemOf(name, strict);
  }
  try {
    return parseWith(name, text, delimiter, true);
  } catch (broken) {
    throw problemOf(name, broken);
  }
}

/** Strictly, or with quotes taken as they stand inside a text: then one that is not closed must not swallow the rows below it. */
function parseWith(name: string, text: string, delimiter: string, isRelaxed: boolean): string[][] {
  let cells = 0;
  let line = 1;
  try {
    return parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: isRelaxed,
      skip_empty_lines: false,
      on_record: (record: string[], { lines }: { lines: number }) => {
        cells += record.length;
        if (cells > MOST_CELLS) throw tooManyCells(name);
        if (isRelaxed && record.some((cell) => cell.includes('"') && /[\r\n]/.test(cell)))
          throw quoteNotClosed(name, line);
        line = lines + 1;
        return record;
      },
    });
  } catch (fault) {
    throw (fault as { code?: string }).code === 'CSV_QUOTE_NOT_CLOSED' ? quoteNotClosed(name, line) : fault;
  }
}

function isStrayQuote(fault: unknown): boolean {
  return ['INVALID_OPENING_QUOTE', 'CSV_INVALID_CLOSING_QUOTE'].includes((fault as { code?: string }).code ?? '');
}

function quoteNotClosed(name: string, line: number): FileProblem {
  return new FileProblem(`${name} cannot be read as a .csv: a quotation mark in line ${line} is not closed.`);
}

function problemOf(name: string, fault: unknown): FileProblem {
  if (fault instanceof FileProblem) return fault;
  const { lines } = fault as { lines?: number };
  return new FileProblem(`${name} cannot be read as a .csv${lines ? `: something is wrong near line ${lines}` : ''}.`);
}

const CHARACTERS_WEIGHED = 20_000;

/** The separator that stands equally often, outside quotes, in the most of the first lines; commas stand in texts and numbers, too. */
function separatorOf(text: string): string {
  const outside = text.slice(0, CHARACTERS_WEIGHED).replace(/"(?:[^"]|"")*"/g, '');
  const lines = outside.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const whole = text.length > CHARACTERS_WEIGHED && lines.length > 1 ? lines.slice(0, -1) : lines;
  const [best] = SEPARATORS.map((separator) => {
    const times = new Map<number, number>();
    for (const line of whole) {
      const count = line.split(separator).length - 1;
      if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
    }
    const [[count, agreeing] = [0, 0]] = [...times].sort(([one, a], [other, b]) => b - a || other - one);
    return { separator, count, agreeing };
  }).sort((one, other) => other.agreeing - one.agreeing || other.count - one.count);
  return best === undefined || best.agreeing === 0 ? ',' : best.separator;
}

/** From the twelfth digit on Excel displays a number as 1.23E+11. */
const DIGITS_SHOWN = 11;

/**
 * A number only where its digits come back the same (00123, 1.50 and ids of more digits than a cell shows stay text) and its
 * point cannot part thousands: 5.000 and 2.598 are thousands in half the world, and only their column can tell.
 */
function toCell(text: string): FileCell | null {
  if (text === '') return null;
  const number = Number(text);
  const same =
    /^-?\d+(\.(\d{1,2}|\d{4,}))?$/.test(text) &&
    String(number) === text &&
    text.replace(/\D/g, '').length <= DIGITS_SHOWN;
  return same ? { value: number } : { value: text };
}
