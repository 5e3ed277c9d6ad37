import { Fault } from '../../ports/fault';
import { columnSegments, type ColumnSegment } from './columnSegments';
import { rowsIn, type RowSpan } from './readInBlocks';
import { runExcel } from './runExcel';
import { SHEET_COLUMNS } from './sheetSize';

/** Header cells that Excel can find by their texts: `texts[k]` stands above the k-th column, and nowhere else in the row. */
export interface HeaderAnchors {
  readonly row: number;
  readonly texts: readonly string[];
  /** Columns from A on that are searched. */
  readonly width: number;
}

/** Some columns of a sheet as a batch addresses them; `columns` are those that the caller knows. */
export interface ColumnArea {
  readonly columns: readonly number[];
  readonly segments: readonly ColumnSegment[];
  /** A segment's cells in these rows. */
  range(segment: ColumnSegment, span: RowSpan): Excel.Range;
  /** Where the columns are; after the next sync. */
  now(): readonly number[];
}

/** How far columns may have moved to be found. */
const MARGIN = 50;
/** Excel finds no longer text. */
const LONGEST = 255;
/** Signs that mean something else to a search. */
const WILDCARDS = /[~*?]/;

/** What finds these columns by a header row's texts; undefined where a text could be taken for another cell's. */
export function anchorsOf(
  row: number,
  texts: readonly string[],
  columns: readonly number[],
): HeaderAnchors | undefined {
  const wanted = columns.map((column) => texts[column] ?? '');
  const isFound = (text: string): boolean =>
    text.trim() !== '' &&
    text.length <= LONGEST &&
    !WILDCARDS.test(text) &&
    texts.filter((other) => other.toLowerCase() === text.toLowerCase()).length === 1;
  if (!wanted.every(isFound)) return undefined;
  return { row, texts: wanted, width: Math.min(SHEET_COLUMNS - 1, texts.length + MARGIN) };
}

/** Columns by their places: what came between since they were seen is written to. */
export function columnsByIndex(sheet: Excel.Worksheet, columns: readonly number[]): ColumnArea {
  return {
    columns,
    segments: columnSegments(columns),
    range: ({ first, count }, span) => sheet.getRangeByIndexes(span.first, first, rowsIn(span), count).untrack(),
    now: () => columns,
  };
}

/** Columns that Excel finds by their headers in the very batch that writes to them, so that nothing can come between. */
function columnsByHeader(
  sheet: Excel.Worksheet,
  columns: readonly number[],
  { row, texts, width }: HeaderAnchors,
): ColumnArea {
  const top = sheet.getRangeByIndexes(row, 0, 1, width).untrack();
  const cells = texts.map((text) => {
    const cell = top.find(text, { completeMatch: true, matchCase: true }).untrack();
    cell.load('columnIndex');
    return cell;
  });
  return {
    columns,
    segments: [...new Set(columns)].map((first) => ({ first, count: 1 })),
    range: ({ first }, span) => {
      const cell = cells[columns.indexOf(first)];
      if (cell === undefined) throw new RangeError(`column ${first} was not asked for`);
      const start = cell.getOffsetRange(span.first - row, 0).untrack();
      return rowsIn(span) === 1 ? start : start.getResizedRange(rowsIn(span) - 1, 0).untrack();
    },
    now: () => cells.map(({ columnIndex }) => columnIndex),
  };
}

/** Where columns were seen, and what finds them again; without anchors their places are believed. */
export interface SeenColumns {
  readonly sheetId: string;
  readonly columns: readonly number[];
  readonly anchors?: HeaderAnchors | undefined;
}

/**
 * Runs a batch over columns that their headers find. Undefined, and nothing was written, where a header is no longer in
 * its row. An Excel that does not find a header which is there (its column is hidden, for all anybody knows) is told the
 * places instead.
 */
export async function inColumns<T>(
  { sheetId, columns, anchors }: SeenColumns,
  work: (context: Excel.RequestContext, sheet: Excel.Worksheet, area: ColumnArea) => Promise<T>,
): Promise<T | undefined> {
  const byIndex = (): Promise<T> =>
    runExcel((context) => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      return work(context, sheet, columnsByIndex(sheet, columns));
    });
  if (anchors === undefined) return byIndex();
  try {
    return await runExcel((context) => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      return work(context, sheet, columnsByHeader(sheet, columns, anchors));
    });
  } catch (error) {
    // The same error tells that the sheet is gone; then so will the next batch.
    if (!(error instanceof Fault && error.code === 'sheetGone')) throw error;
    return (await standThere(sheetId, columns, anchors)) ? byIndex() : undefined;
  }
}

function standThere(sheetId: string, columns: readonly number[], { row, texts }: HeaderAnchors): Promise<boolean> {
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const cells = columns.map((column) => {
      const cell = sheet.getRangeByIndexes(row, column, 1, 1).untrack();
      cell.load('text');
      return cell;
    });
    await context.sync();
    return cells.every(({ text }, k) => text[0]?.[0] === texts[k]);
  });
}
