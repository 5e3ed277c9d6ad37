import { parse } from 'csv-parse/sync';
import { decodeText } from './decodeText';
import { FileProblem } from './fileProblem';
import { MOST_CELLS, tooManyCells } from './mostCells';
import type { FileCell, WorkbookFile } from './workbookFile';

const SEPARATORS = [',', ';', '\t'] as const;

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
  let cells = 0;
  try {
    return parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      on_record: (record: string[]) => {
        cells += record.length;
        if (cells > MOST_CELLS) throw tooManyCells(name);
        return record;
      },
    });
  } catch (broken) {
    if (broken instanceof FileProblem) throw broken;
    const line = (broken as { lines?: number }).lines;
    throw new FileProblem(`${name} cannot be read as a .csv${line ? `: something is wrong near line ${line}` : ''}.`);
  }
}

/** The separator that stands most often outside quotes in the first lines. */
function separatorOf(text: string): string {
  const outside = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '');
  const counts = SEPARATORS.map((separator) => outside.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
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
