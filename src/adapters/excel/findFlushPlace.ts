import { Fault } from '../../ports/fault';
import type { FlushRequest } from './flushResults';
import { anchorsOf } from './headerAnchors';
import { followHeaders, type HeaderLayout } from './headerLayout';
import { askRows, type SeenRow } from './lookAtRows';
import { matchRows, type WantedRow } from './matchRows';
import { readInBlocks, type RowSpan } from './readInBlocks';
import { runExcel } from './runExcel';
import { SHEET_COLUMNS, SHEET_ROWS } from './sheetSize';
import type { WritePlace } from './writeRows';

/** Sheets of up to so many rows are looked at as a whole, larger ones around the rows that are written. */
const SMALL_SHEET_ROWS = 2_000;
/** How far rows may have moved to be found by the first look. */
const MARGIN = 50;
/** A search asks for texts alone, which are short: more rows than a block of cells. */
const SEARCH_ROWS = 20_000;

/** Where to write now. */
export interface FlushPlace {
  readonly place: WritePlace;
  /** For each wanted row, where it is now. */
  readonly rowsFound: readonly (number | undefined)[];
  readonly isHidden: (row: number) => boolean;
  /** Rows to look at again after writing; none: the written ones. */
  readonly watched: readonly RowSpan[];
}

interface Sight {
  readonly lastUsedRow: number;
  readonly headers: readonly string[];
  readonly seen: readonly SeenRow[];
}

/** Where the columns are now. */
interface Columns {
  readonly identity: readonly number[];
  readonly result: readonly number[];
  readonly headers?: WritePlace['headers'];
  readonly anchors?: WritePlace['anchors'];
}

/**
 * Looks where the wanted rows and the request's columns are now: one batch, one more when a row is not near its old
 * place, and up to two when columns or the header row moved. Undefined when a result column is gone: nothing may be
 * written then.
 */
export async function findFlushPlace(
  request: FlushRequest,
  wanted: readonly WantedRow[],
): Promise<FlushPlace | undefined> {
  const { firstRow, lastRow } = request.identity;
  const isSmall = lastRow - firstRow < SMALL_SHEET_ROWS;
  try {
    return await findIn(request, wanted, isSmall);
  } catch (error) {
    // Long texts that tell rows apart: too much for one look at the whole sheet, not for the rows around the wanted ones.
    if (!isSmall || !(error instanceof Fault && error.code === 'tooLarge')) throw error;
    return findIn(request, wanted, false);
  }
}

async function findIn(
  request: FlushRequest,
  wanted: readonly WantedRow[],
  isSmall: boolean,
): Promise<FlushPlace | undefined> {
  const { identity } = request;
  const hints = wanted.length === 0 ? [identity.firstRow] : wanted.map(({ row }) => row);
  const near: RowSpan = isSmall
    ? widened(identity.firstRow, identity.lastRow)
    : widened(Math.min(...hints), Math.max(...hints));

  const first = await lookOnce(request, identity.columns, near);
  const columns = await follow(request, first);
  if (columns === undefined) return undefined;
  const isSame = identity.columns.every((column, at) => columns.identity[at] === column);
  const sight = isSame ? first : await lookOnce(request, columns.identity, near);

  const whole = { first: 0, last: sight.lastUsedRow };
  const rowsNear = matchRows(sight.seen, wanted);
  // A row that moved may have an equal one out of sight.
  const hasMoved = rowsNear.some((row, at) => row !== wanted[at]?.row);
  const isSearched = hasMoved && (near.first > whole.first || near.last < whole.last);
  const seen = isSearched ? await search(request, columns.identity, whole) : sight.seen;
  const hidden = new Set(seen.filter(({ isHidden }) => isHidden).map(({ row }) => row));
  return {
    place: {
      sheetId: request.sheetId,
      identityColumns: columns.identity,
      ...(identity.hashed === undefined ? {} : { hashed: identity.hashed }),
      resultColumns: columns.result,
      ...(columns.headers === undefined ? {} : { headers: columns.headers }),
      anchors: columns.anchors,
    },
    rowsFound: isSearched ? matchRows(seen, wanted) : rowsNear,
    isHidden: (row) => hidden.has(row),
    watched: isSmall && !isSearched ? [near] : [],
  };
}

function widened(first: number, last: number): RowSpan {
  return { first: Math.max(0, first - MARGIN), last: Math.min(SHEET_ROWS - 1, last + MARGIN) };
}

function lookOnce(request: FlushRequest, identityColumns: readonly number[], span: RowSpan): Promise<Sight> {
  const { layout, resultColumns } = request;
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(request.sheetId);
    sheet.load('protection/protected');
    const used = sheet.getUsedRangeOrNullObject(true).untrack();
    used.load('rowIndex,rowCount');
    const width = widthOf([...identityColumns, ...resultColumns]);
    const headers = sheet.getRangeByIndexes(layout?.headerRow ?? 0, 0, 1, width).untrack();
    headers.load('text');
    const seen = askRows(sheet, identityColumns, [span], request.identity.hashed);
    await context.sync();
    if (sheet.protection.protected) throw new Fault('sheetProtected');
    return {
      lastUsedRow: used.isNullObject ? -1 : used.rowIndex + used.rowCount - 1,
      headers: headers.text[0] ?? [],
      seen: seen(),
    };
  });
}

/** Follows the columns by their headers; undefined when a result column's header is nowhere near. */
async function follow(request: FlushRequest, sight: Sight): Promise<Columns | undefined> {
  const { layout, identity, resultColumns } = request;
  if (layout === undefined) return { identity: identity.columns, result: resultColumns };
  const isHere = resultIn(resultColumns, layout, sight.headers) !== undefined;
  const headers = isHere ? { row: layout.headerRow, texts: sight.headers } : await findHeaders(request, layout);
  const result = headers === undefined ? undefined : resultIn(resultColumns, layout, headers.texts);
  if (headers === undefined || result === undefined) return undefined;
  // Her own header may have been reworded: the texts below it still tell whether this is the column.
  const own = followHeaders(layout, headers.texts, identity.columns);
  return {
    identity: identity.columns.map((column, at) => own[at] ?? column),
    result,
    headers: { row: headers.row, texts: result.map((column) => headers.texts[column] ?? '') },
    anchors: anchorsOf(headers.row, headers.texts, result),
  };
}

function resultIn(columns: readonly number[], layout: HeaderLayout, texts: readonly string[]): number[] | undefined {
  const found = followHeaders(layout, texts, columns).filter((column) => column !== undefined);
  return found.length === columns.length ? found : undefined;
}

/** The header row after rows above it came or went. */
function findHeaders(
  request: FlushRequest,
  layout: HeaderLayout,
): Promise<{ readonly row: number; readonly texts: readonly string[] } | undefined> {
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(request.sheetId);
    const width = widthOf([...request.identity.columns, ...request.resultColumns]);
    const top = sheet.getRangeByIndexes(0, 0, layout.headerRow + MARGIN + 1, width).untrack();
    top.load('text');
    await context.sync();
    const row = top.text.findIndex((texts) => resultIn(request.resultColumns, layout, texts) !== undefined);
    return row === -1 ? undefined : { row, texts: top.text[row] ?? [] };
  });
}

async function search(request: FlushRequest, columns: readonly number[], whole: RowSpan): Promise<readonly SeenRow[]> {
  const readBlock = (span: RowSpan): Promise<readonly SeenRow[]> =>
    runExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItem(request.sheetId);
      const seen = askRows(sheet, columns, [span], request.identity.hashed);
      await context.sync();
      return seen();
    });
  return (await readInBlocks(whole, readBlock, { blockRows: SEARCH_ROWS })).flat();
}

function widthOf(columns: readonly number[]): number {
  return Math.min(SHEET_COLUMNS - 1, Math.max(...columns) + 1 + MARGIN);
}
