import type { CellValue } from '../../core/cell/cell';
import { Fault } from '../../ports/fault';
import { anchorsOf, columnsByIndex, inColumns } from './headerAnchors';
import { followHeaders } from './headerLayout';
import { askRows } from './lookAtRows';
import { matchRows, rowKey } from './matchRows';
import { readInBlocks } from './readInBlocks';
import { askCells, keepCells, queueHeld, type CellsByRow, type HeldCell } from './resultCells';
import { rowClusters } from './rowRuns';
import { runExcel } from './runExcel';
import { SHEET_COLUMNS } from './sheetSize';

/** Where cells were overwritten, and what stood above them then: `headers[c]` is sheet column c of `headerRow`. */
export interface OverwrittenPlace {
  readonly sheetId: string;
  readonly columns: readonly number[];
  readonly identityColumns: readonly number[];
  readonly hashed?: number;
  readonly headerRow: number;
  readonly headers: readonly string[];
}

/** A row of overwritten cells: how to know it again, what the cells held, and what they have shown since. */
export interface Overwritten {
  readonly row: number;
  readonly identity: readonly string[];
  readonly held: readonly HeldCell[];
  readonly shows: readonly CellValue[];
}

/** How far columns or the header row may have moved to be found. */
const MARGIN = 50;
/** Each time somebody changed the sheet between two batches. */
const TRIES = 6;

/**
 * Makes overwritten cells exactly what they were, wherever they went meanwhile: one batch where nothing moved, else two
 * that look and one that writes; what a write met that was not what was looked for is put back before. A row that is
 * gone, or that she has changed since, is left. Throws excelRefused when the sheet never comes to rest, and for a row that
 * moved and that no text names.
 */
export async function restoreCells(
  place: OverwrittenPlace,
  rows: readonly Overwritten[],
  tries = TRIES,
): Promise<void> {
  if (rows.length === 0) return;
  if (tries === 0) throw new Fault('excelRefused', { code: 'ColumnsMoved' });
  const { missed, strayed, headers, columns } = await restoreAt(place, rows);
  // The last first: what it overwrote may be what an earlier one is known by.
  await restoreCells({ ...place, headers, columns }, strayed, tries - 1);
  if (missed.length === 0) return;
  const found = await findOverwritten(place, missed);
  await restoreCells(found.place, found.rows, tries - 1);
}

interface Restored {
  /** Rows that were not where they were looked for. */
  readonly missed: readonly Overwritten[];
  /** What was overwritten in their stead. */
  readonly strayed: readonly Overwritten[];
  readonly headers: readonly string[];
  readonly columns: readonly number[];
}

/** Row by row: Excel has put a block into the wrong rows where some of them were hidden meanwhile. */
async function restoreAt(place: OverwrittenPlace, rows: readonly Overwritten[]): Promise<Restored> {
  const { sheetId, columns, identityColumns, hashed, headerRow } = place;
  const clusters = rowClusters(rows.map(({ row }) => row));
  const anchors = anchorsOf(headerRow, place.headers, columns);
  const restored = await inColumns({ sheetId, columns, anchors }, async (context, sheet, area): Promise<Restored> => {
    const before = keepCells(area, clusters);
    const stood = askCells(area, clusters);
    for (const { row, held } of rows) queueHeld(area, row, held);
    const after = askCells(area, clusters);
    const top = sheet.getRangeByIndexes(headerRow, 0, 1, place.headers.length).untrack();
    top.load('text');
    const seen = askRows(sheet, identityColumns, clusters, hashed);
    await context.sync();
    const headers = top.text[0] ?? [];
    const now = area.now();
    const isSame =
      now.every((column, k) => column === columns[k]) &&
      [...columns, ...identityColumns].every((column) => headers[column] === place.headers[column]);
    const { held } = before();
    const [was, shown] = [stood(), after()];
    const textsAt = new Map(seen().map((one) => [one.row, one.texts]));
    const isHere = (one: Overwritten): boolean => isSame && isIt(one, textsAt, was);
    // One row that nothing names is elsewhere: so may be those that look like it.
    const areNamelessHere = rows.filter(isNameless).every(isHere);
    const astray = rows.filter((one) => (isNameless(one) ? !areNamelessHere : !isHere(one)));
    return {
      missed: astray.filter((one) => !isVoid(one)),
      strayed: astray.map(({ row }) => ({
        row,
        identity: textsAt.get(row) ?? [],
        held: held.get(row) ?? [],
        shows: shown.get(row) ?? [],
      })),
      headers,
      columns: now,
    };
  });
  // Nothing was written: all of them are elsewhere.
  return restored ?? { missed: rows.filter((one) => !isVoid(one)), strayed: [], headers: place.headers, columns };
}

function isIt(
  { row, identity, shows }: Overwritten,
  textsAt: ReadonlyMap<number, readonly string[]>,
  cells: CellsByRow,
): boolean {
  const [texts, shown] = [textsAt.get(row) ?? [], shownIn(cells.get(row))];
  return rowKey([...texts, ...shown]) === rowKey([...identity, ...shownIn(shows)]);
}

function isNameless(one: Overwritten): boolean {
  return one.identity.every((text) => text === '') && !isVoid(one);
}

/** Nothing stood there, and nothing does. */
function isVoid({ identity, held, shows }: Overwritten): boolean {
  return [...identity, ...held.map(({ entry }) => entry), ...shows].every((cell) => cell === '');
}

function shownIn(cells: readonly CellValue[] = []): readonly string[] {
  return cells.map(String);
}

interface Found {
  readonly place: OverwrittenPlace;
  readonly rows: readonly Overwritten[];
}

async function findOverwritten(place: OverwrittenPlace, wanted: readonly Overwritten[]): Promise<Found> {
  const { place: now, lastRow } = await findColumns(place);
  const blocks = await readInBlocks({ first: 0, last: lastRow }, (span) =>
    runExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItem(place.sheetId);
      const seen = askRows(sheet, now.identityColumns, [span], place.hashed);
      const cells = askCells(columnsByIndex(sheet, now.columns), [span]);
      await context.sync();
      const shown = cells();
      return seen().map(({ row, texts }) => ({ row, texts: [...texts, ...shownIn(shown.get(row))] }));
    }),
  );
  const rowsFound = matchRows(
    blocks.flat(),
    wanted.map(({ row, identity, shows }) => ({ row, identity: [...identity, ...shownIn(shows)] })),
  );
  const rows = wanted.flatMap((one, at) => {
    const row = rowsFound[at];
    // Any other row that nothing names could be hers.
    if (isNameless(one) && row !== one.row) throw new Fault('excelRefused', { code: 'ColumnsMoved' });
    return row === undefined ? [] : [{ ...one, row }];
  });
  return { place: now, rows };
}

/** Columns by the headers they had; one without a header moved as far as its neighbour. */
async function findColumns(
  place: OverwrittenPlace,
): Promise<{ readonly place: OverwrittenPlace; readonly lastRow: number }> {
  const { columns, identityColumns, headerRow } = place;
  const width = Math.min(SHEET_COLUMNS - 1, place.headers.length + MARGIN);
  const { top, lastRow } = await runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(place.sheetId);
    const used = sheet.getUsedRangeOrNullObject(true).untrack();
    used.load('rowIndex,rowCount');
    const range = sheet.getRangeByIndexes(0, 0, headerRow + MARGIN + 1, width).untrack();
    range.load('text');
    await context.sync();
    return { top: range.text, lastRow: used.isNullObject ? -1 : used.rowIndex + used.rowCount - 1 };
  });
  const layout = { headerRow, texts: place.headers };
  const foundIn = (texts: readonly string[]): number =>
    followHeaders(layout, texts, columns).filter(
      (found, k) => found !== undefined && place.headers[columns[k] ?? 0] !== '',
    ).length;
  const best = top.reduce((row, texts, at) => (foundIn(texts) > foundIn(top[row] ?? []) ? at : row), headerRow);
  const headers = top[best] ?? [];
  const follow = (wanted: readonly number[]): readonly number[] => {
    let shift = 0;
    return followHeaders(layout, headers, wanted).map((found, k) => {
      const column = wanted[k] ?? 0;
      const isNamed = (place.headers[column] ?? '') !== '';
      if (found !== undefined && isNamed) shift = found - column;
      return found !== undefined && isNamed ? found : column + shift;
    });
  };
  const now = { headerRow: best, headers, columns: follow(columns), identityColumns: follow(identityColumns) };
  return { place: { ...place, ...now }, lastRow };
}
