import { runExcel } from './runExcel';
import { needsApostrophe, safeText } from './safeText';

/** Excel's longest sheet name. */
const NAME_CHARACTERS = 31;

/** In Excel's points: one column is read, the others stand beside it. */
const FIRST_COLUMN_WIDTH = 180;

/**
 * Writes texts into a new sheet and shows it; two batches. What Excel would take for a formula stays a text. Answers
 * the name that the sheet got: without what Excel does not allow, and with a number where it was taken.
 */
export async function writeSheet(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const wanted = allowedName(name);
  const taken = await runExcel(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    await context.sync();
    return new Set(worksheets.items.map((sheet) => sheet.name.toLowerCase()));
  });
  const free = freeName(wanted, taken);
  await runExcel(async (context) => {
    const sheet = context.workbook.worksheets.add(free);
    const width = Math.max(1, ...rows.map(({ length }) => length));
    const cells = rows.map((row) => Array.from({ length: width }, (_, c) => row[c] ?? ''));
    if (cells.length > 0) {
      const range = sheet.getRangeByIndexes(0, 0, cells.length, width).untrack();
      // Outside cells formatted as text Excel hides the apostrophe for sure; in them it is not known to.
      range.numberFormat = cells.map((row) => row.map((text) => (needsApostrophe(text) ? 'General' : '@')));
      range.values = cells.map((row) => row.map(safeText));
      sheet.getRangeByIndexes(0, 0, 1, 1).untrack().format.columnWidth = FIRST_COLUMN_WIDTH;
    }
    sheet.activate();
    await context.sync();
  });
  return free;
}

function allowedName(name: string): string {
  const plain = name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return cut(plain.replace(/^'+|'+$/g, ''), NAME_CHARACTERS) || 'Kiva';
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` (${number})`;
    const tried = cut(wanted, NAME_CHARACTERS - ending.length) + ending;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}

function cut(text: string, characters: number): string {
  return text.slice(0, characters).replace(/['\s]+$/, '');
}
