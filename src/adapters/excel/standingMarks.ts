import type { MarkedRow, RowIdentity } from '../../ports/workbook';
import { findFlushPlace } from './findFlushPlace';
import { anchorsOf, columnsByIndex } from './headerAnchors';
import type { HeaderLayout } from './headerLayout';
import { askRows } from './lookAtRows';
import { BLOCK_ROWS, readInBlocks } from './readInBlocks';
import { askCells } from './resultCells';
import type { Placement } from './reviewWrite';
import { runExcel } from './runExcel';
import { settleRows } from './settleRows';
import { askHeaders, type WritePlace } from './writeRows';

/** The rows and result columns of a sheet, where they were when they were found. */
export interface MarksRequest {
  readonly sheetId: string;
  readonly identity: RowIdentity;
  readonly resultColumns: readonly number[];
  readonly layout?: HeaderLayout | undefined;
}

/** Rows that may have come below the last one since. */
const MARGIN = 50;

/**
 * Every row below the header whose result cells say something: one batch for each 5,000 rows, two more when columns
 * moved. None where a column is not to be found.
 */
export async function readMarks(request: MarksRequest): Promise<readonly MarkedRow[]> {
  return (await atPlace(request, (place) => marksAt(request, place))) ?? [];
}

/**
 * Empties the result cells of these rows where they still are what was read; a row that moved since is left for the next
 * look. Rows are written and looked at in one batch, and what was emptied beside another row is put back.
 */
export async function clearMarks(request: MarksRequest, rows: readonly MarkedRow[]): Promise<void> {
  for (let first = 0; first < rows.length; first += BLOCK_ROWS) {
    const part = rows.slice(first, first + BLOCK_ROWS);
    const hidden = new Set(part.filter(({ isHidden }) => isHidden).map(({ row }) => row));
    const placements = part.map(({ row, identity, texts }): Placement => ({
      row,
      identity,
      words: texts.map(() => ''),
    }));
    await atPlace(request, async (place) => {
      const { open } = await settleRows(place, placements, [], (row) => hidden.has(row));
      return open.length === 0 ? 'done' : undefined;
    });
  }
}

/** Tries where the columns were, and where they are now if that is elsewhere; `act` answers undefined for elsewhere. */
async function atPlace<T>(
  request: MarksRequest,
  act: (place: WritePlace) => Promise<T | undefined>,
): Promise<T | undefined> {
  const { sheetId, identity, resultColumns, layout } = request;
  const textsOf = (columns: readonly number[]): readonly string[] =>
    columns.map((column) => layout?.texts[column] ?? '');
  const own = textsOf(identity.columns);
  const here: WritePlace = {
    sheetId,
    identityColumns: identity.columns,
    ...(identity.hashed === undefined ? {} : { hashed: identity.hashed }),
    resultColumns,
    ...(layout && { headers: { row: layout.headerRow, texts: textsOf(resultColumns), own } }),
    anchors: layout && anchorsOf(layout.headerRow, layout.texts, resultColumns),
  };
  const done = await act(here);
  if (done !== undefined || layout === undefined) return done;
  const found = await findFlushPlace({ ...request, rows: [] }, []);
  if (found?.place.headers === undefined) return undefined;
  // A column of hers that is not under its own header may be another one: nothing is emptied by it.
  return act({ ...found.place, headers: { ...found.place.headers, own } });
}

async function marksAt(
  { sheetId, identity }: MarksRequest,
  place: WritePlace,
): Promise<readonly MarkedRow[] | undefined> {
  const moved = (place.headers?.row ?? identity.firstRow - 1) - (identity.firstRow - 1);
  const span = { first: identity.firstRow + moved, last: identity.lastRow + moved + MARGIN };
  const blocks = await readInBlocks(span, (block) =>
    runExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      const isUnderHeaders = askHeaders(sheet, place);
      const rows = askRows(sheet, place.identityColumns, [block], place.hashed);
      const cells = askCells(columnsByIndex(sheet, place.resultColumns), [block]);
      await context.sync();
      return { isUnderHeaders: isUnderHeaders(), rows: rows(), cells: cells() };
    }),
  );
  if (blocks.some(({ isUnderHeaders }) => !isUnderHeaders)) return undefined;
  return blocks.flatMap(({ rows, cells }) =>
    rows.flatMap(({ row, texts, isHidden }): MarkedRow[] => {
      const said = (cells.get(row) ?? []).map(String);
      return said.some((text) => text.trim() !== '') ? [{ row, identity: texts, texts: said, isHidden }] : [];
    }),
  );
}
