import { Fault } from '../../ports/fault';
import type { ResultHeader } from '../../ports/workbook';
import { anchorsOf, inColumns } from './headerAnchors';
import { followHeaders, type HeaderLayout } from './headerLayout';
import { BLOCK_ROWS } from './readInBlocks';
import { runExcel } from './runExcel';
import { safeText } from './safeText';
import { SHEET_COLUMNS } from './sheetSize';
import { formatAsText } from './writeRows';

/** How far columns may have moved since they were looked at. */
const MARGIN = 50;
/** Rows below the used range that are made text as well, for rows that come later. */
const SPARE_ROWS = 200;

/** The result columns, and the header row they stand in. */
export interface ResultColumns {
  readonly columns: readonly number[];
  readonly layout: HeaderLayout;
}

/**
 * The columns that hold results, found by their headers or made right of the used range: two batches, three when columns
 * are made. One header alone of several is not taken for ours: her own sheet may have a column "Status". Throws excelRefused
 * where the header row moved before they were made.
 */
export async function findResultColumns(
  sheetId: string,
  headerRow: number,
  headers: readonly ResultHeader[],
): Promise<ResultColumns> {
  const { places, texts, lastRow, isProtected } = await lookForColumns(sheetId, headerRow, headers);
  const missing = headers.filter((_, at) => places[at] === -1);
  if (missing.length === 0) return { columns: places, layout: { headerRow, texts } };

  if (isProtected) throw new Fault('sheetProtected');
  if (texts.length + missing.length > SHEET_COLUMNS) throw new Fault('tooLarge');
  const made = await makeColumns(sheetId, headerRow, missing, { texts, lastRow });
  if (made === undefined) throw new Fault('excelRefused', { code: 'ColumnsMoved' });
  // Those that were there before may have moved since.
  const known = followHeaders({ headerRow, texts }, made.texts, places);
  let next = made.first;
  return {
    columns: places.map((column, at) => (column === -1 ? next++ : (known[at] ?? column))),
    layout: { headerRow, texts: made.texts },
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
 * Makes columns right of all that stands in the sheet when Excel makes them, whatever came or went since it was looked at.
 * Answers where they are and the header row with them; undefined, after they were taken away again, where her headers are
 * no longer in that row. Cells below are made text in sheets whose cells can be read with the same batch, elsewhere when
 * they are written.
 */
async function makeColumns(
  sheetId: string,
  headerRow: number,
  headers: readonly ResultHeader[],
  { texts: before, lastRow }: Pick<HeaderLook, 'texts' | 'lastRow'>,
): Promise<{ readonly first: number; readonly texts: readonly string[] } | undefined> {
  const rowCount = Math.max(1, lastRow - headerRow + SPARE_ROWS);
  const { first, texts } = await runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const used = sheet.getUsedRange(true).untrack();
    const edge = used.getLastColumn().untrack().getEntireColumn().untrack();
    const cell = (row: number, at: number): Excel.Range => edge.getCell(row, 1 + at).untrack();
    const row = cell(headerRow, 0)
      .getResizedRange(0, headers.length - 1)
      .untrack();
    row.load('columnIndex');
    headers.forEach(({ hers }, at) => {
      if (hers || rowCount >= BLOCK_ROWS) return;
      const below = cell(headerRow + 1, at).getResizedRange(rowCount - 1, 0);
      formatAsText(below.untrack());
    });
    row.values = [headers.map(({ write }) => safeText(write))];
    row.format.font.bold = true;
    row.format.wrapText = false;
    headers.forEach(({ width }, at) => {
      cell(headerRow, at).format.columnWidth = width;
    });
    const width = Math.min(SHEET_COLUMNS - 1, before.length + headers.length + MARGIN);
    const top = sheet.getRangeByIndexes(headerRow, 0, 1, width).untrack();
    top.load('text');
    await context.sync();
    const { columnIndex } = row;
    return { first: columnIndex, texts: (top.text[0] ?? []).slice(0, columnIndex + headers.length) };
  });
  const columns = headers.map((_, at) => first + at);
  const hers = before.flatMap((text, column) => (text === '' ? [] : [column]));
  const areHersHere = followHeaders({ headerRow, texts: before }, texts, hers).every((column) => column !== undefined);
  if (areHersHere) return { first, texts };
  await inColumns({ sheetId, columns, anchors: anchorsOf(headerRow, texts, columns) }, async (context, _, area) => {
    for (const segment of area.segments) area.range(segment, { first: headerRow, last: headerRow }).clear();
    await context.sync();
  });
  return undefined;
}
