import type { CellValue } from '../../core/cell/cell';
import { Fault } from '../../ports/fault';
import type { ResultHeader } from '../../ports/workbook';
import type { HeaderLayout } from './headerLayout';
import { BLOCK_ROWS } from './readInBlocks';
import { keepCells } from './resultCells';
import { runExcel } from './runExcel';
import { safeText } from './safeText';
import { SHEET_COLUMNS } from './sheetSize';
import { formatAsText } from './writeRows';

/** Rows below the used range that are made text as well, for rows that come later. */
const SPARE_ROWS = 200;

/** The result columns, and the header row they stand in. */
export interface ResultColumns {
  readonly columns: readonly number[];
  readonly layout: HeaderLayout;
}

/**
 * The columns that hold results, found by their headers or made right of the used range: two batches, three when
 * columns are made; more where a column of hers came to where they were to stand meanwhile. One header alone of several is not taken for ours: her own sheet may have a column "Status".
 */
export async function findResultColumns(
  sheetId: string,
  headerRow: number,
  headers: readonly ResultHeader[],
  tries = 3,
): Promise<ResultColumns> {
  const { places, texts, lastRow, isProtected } = await lookForColumns(sheetId, headerRow, headers);
  const missing = headers.filter((_, at) => places[at] === -1);
  if (missing.length === 0) return { columns: places, layout: { headerRow, texts } };

  if (isProtected) throw new Fault('sheetProtected');
  const first = texts.length;
  if (first + missing.length > SHEET_COLUMNS) throw new Fault('tooLarge');
  const isMade = await makeColumns(sheetId, headerRow, first, missing, lastRow);
  if (!isMade && tries > 1) return findResultColumns(sheetId, headerRow, headers, tries - 1);
  if (!isMade) throw new Fault('excelRefused', { code: 'ColumnsMoved' });
  let next = first;
  return {
    columns: places.map((column) => (column === -1 ? next++ : column)),
    layout: { headerRow, texts: [...texts, ...missing.map(({ write }) => write)] },
  };
}

/** Where columns are, by their known headers: -1 where one is not. */
export interface ColumnLook extends HeaderLook {
  readonly places: readonly number[];
}

/** Looks for columns of ours without making any; two batches. */
export async function lookForColumns(
  sheetId: string,
  headerRow: number,
  headers: readonly ResultHeader[],
): Promise<ColumnLook> {
  const look = await readHeaders(sheetId, headerRow);
  const found = headers.map(({ write, known }) => lastPlace(look.texts, [write, ...known]));
  const enough = Math.min(2, headers.length);
  const areOurs = found.filter((column) => column >= 0).length >= enough;
  return { ...look, places: areOurs ? found : found.map(() => -1) };
}

/** Ours were made at the right end, so the last of equal headers is meant; -1 when there is none. */
function lastPlace(texts: readonly string[], headers: readonly string[]): number {
  return texts.reduce((last, text, column) => (headers.includes(text) ? column : last), -1);
}

interface HeaderLook {
  readonly texts: readonly string[];
  readonly lastRow: number;
  readonly isProtected: boolean;
}

/** Displayed texts of the header row from column A to the end of the used range. */
function readHeaders(sheetId: string, headerRow: number): Promise<HeaderLook> {
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.load('name,protection/protected');
    const used = sheet.getUsedRangeOrNullObject(true).untrack();
    used.load('rowIndex,rowCount,columnIndex,columnCount');
    await context.sync();
    if (used.isNullObject) throw new Fault('sheetEmpty', { sheet: sheet.name });
    const width = used.columnIndex + used.columnCount;
    // Excel answers null for an entire row.
    const row = sheet.getRangeByIndexes(headerRow, 0, 1, Math.min(width, SHEET_COLUMNS - 1)).untrack();
    row.load('text');
    const lastRow = used.rowIndex + used.rowCount - 1;
    await context.sync();
    return { texts: row.text[0] ?? [], lastRow, isProtected: sheet.protection.protected };
  });
}

/**
 * Makes columns where nothing stands; false where something of hers stood there by then, after it was put back. Cells
 * below are made text in sheets whose cells can be read with the same batch, elsewhere when they are written.
 */
async function makeColumns(
  sheetId: string,
  headerRow: number,
  first: number,
  headers: readonly ResultHeader[],
  lastRow: number,
): Promise<boolean> {
  const rowCount = Math.max(1, lastRow - headerRow + SPARE_ROWS);
  const isSmall = rowCount < BLOCK_ROWS;
  const columns = headers.map((_, at) => first + at);
  const { isFree, putBack } = await runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const looks = columns.map((column) => headerLook(sheet, headerRow, column));
    const kept = keepCells(sheet, columns, [{ first: headerRow, last: headerRow }]);
    const below = (of: Excel.Worksheet): Excel.Range =>
      of.getRangeByIndexes(headerRow + 1, first, rowCount, headers.length).untrack();
    const cells = isSmall ? below(sheet) : undefined;
    cells?.load('values,numberFormat');
    headers.forEach(({ hers }, at) => {
      if (!hers && isSmall) formatAsText(sheet.getRangeByIndexes(headerRow + 1, first + at, rowCount, 1).untrack());
    });
    const row = sheet.getRangeByIndexes(headerRow, first, 1, headers.length).untrack();
    row.values = [headers.map(({ write }) => safeText(write))];
    row.format.font.bold = true;
    row.format.wrapText = false;
    headers.forEach(({ width }, at) => {
      sheet.getRangeByIndexes(headerRow, first + at, 1, 1).untrack().format.columnWidth = width;
    });
    await context.sync();
    const { entries, putBack: putCellsBack } = kept();
    const stood = [...entries.values(), ...((cells?.values ?? []) as CellValue[][])];
    return {
      isFree: stood.every((row) => row.every((cell) => cell === '')),
      putBack: (later: Excel.Worksheet): void => {
        putCellsBack(later);
        // Her values below were never touched, and are not written again: rows may be hidden.
        if (cells !== undefined) below(later).numberFormat = cells.numberFormat;
        looks.forEach((look) => look(later));
      },
    };
  });
  if (isFree) return true;
  await runExcel(async (context) => {
    putBack(context.workbook.worksheets.getItem(sheetId));
    await context.sync();
  });
  return false;
}

/** Notes how a header cell looks; answers how to make it look so again. */
function headerLook(sheet: Excel.Worksheet, row: number, column: number): (later: Excel.Worksheet) => void {
  const { format } = sheet.getRangeByIndexes(row, column, 1, 1).untrack();
  format.load('columnWidth,wrapText,font/bold');
  return (later) => {
    const { columnWidth, wrapText } = format;
    const { bold } = format.font;
    const again = later.getRangeByIndexes(row, column, 1, 1).untrack().format;
    again.columnWidth = columnWidth;
    again.wrapText = wrapText;
    again.font.bold = bold;
  };
}
