import { Fault } from '../../ports/fault';
import type { FlushReport, RowIdentity, RowWrite } from '../../ports/workbook';
import { findFlushPlace } from './findFlushPlace';
import type { HeaderLayout } from './headerLayout';
import { BLOCK_ROWS, type RowSpan } from './readInBlocks';
import { reviewWrite, type Placement } from './reviewWrite';
import { writeRows, type WritePlace } from './writeRows';

/** What is to be written, where it was when it was read. */
export interface FlushRequest {
  readonly sheetId: string;
  readonly identity: RowIdentity;
  readonly resultColumns: readonly number[];
  readonly rows: readonly RowWrite[];
  /** The header row when the result columns were found; with it, columns that moved are followed. */
  readonly layout?: HeaderLayout | undefined;
}

interface Settled {
  readonly moved: number;
  readonly lost: readonly RowWrite[];
  /** Not written, because the columns themselves moved: to be looked for again from the start. */
  readonly open: readonly Placement[];
}

const SMALLEST_FLUSH = 50;
/** A write, a repair and a repair of the repair: with the first look, four batches. */
const REPAIRS = 2;
/** How often a flush begins again when a column came or went between its batches. */
const FRESH_STARTS = 2;

/**
 * Writes results beside the rows they belong to, wherever these went: one batch looks, one writes and reads back;
 * a search through a sheet of more than 2,000 rows is one more, and so is each of at most two repairs when rows
 * moved between the batches. Only when columns moved between them does it put everything back and begin again.
 * A row that is not found, or that Excel would not take, is given back as lost; nothing stays beside another row.
 */
export async function flushResults(request: FlushRequest): Promise<FlushReport> {
  if (request.rows.length === 0) return { written: 0, moved: 0, lost: [] };
  if (request.rows.length > BLOCK_ROWS) return inHalves(request);
  try {
    const { moved, lost } = await flushBlock(request, request.rows.map(placementOf), FRESH_STARTS);
    return { written: request.rows.length - lost.length, moved, lost };
  } catch (error) {
    const isTooLarge = error instanceof Fault && error.code === 'tooLarge';
    if (!isTooLarge || request.rows.length <= SMALLEST_FLUSH) throw error;
    return inHalves(request);
  }
}

async function inHalves(request: FlushRequest): Promise<FlushReport> {
  const rows = [...request.rows].sort((a, b) => a.row - b.row);
  const middle = Math.ceil(rows.length / 2);
  const first = await flushResults({ ...request, rows: rows.slice(0, middle) });
  const second = await flushResults({ ...request, rows: rows.slice(middle) });
  return {
    written: first.written + second.written,
    moved: first.moved + second.moved,
    lost: [...first.lost, ...second.lost],
  };
}

function placementOf(write: RowWrite): Placement {
  return { row: write.row, identity: write.identity, words: write.words, write };
}

async function flushBlock(request: FlushRequest, wanted: readonly Placement[], starts: number): Promise<Settled> {
  if (wanted.length === 0) return { moved: 0, lost: [], open: [] };
  const found = starts < 0 ? undefined : await findFlushPlace(request, wanted);
  if (found === undefined) return { moved: 0, lost: writesOf(wanted), open: [] };
  const { place, rowsFound, isHidden, watched } = found;
  const placements = wanted.flatMap((placement, at): Placement[] => {
    const row = rowsFound[at];
    return row === undefined ? [] : [{ ...placement, row }];
  });
  const unfound = writesOf(wanted.filter((_, at) => rowsFound[at] === undefined));
  const settled = await settle(place, placements, watched, REPAIRS, isHidden);
  const again = await flushBlock(request, settled.open, starts - 1);
  return {
    moved: settled.moved + again.moved,
    lost: [...unfound, ...settled.lost, ...again.lost],
    open: [],
  };
}

async function settle(
  place: WritePlace,
  placements: readonly Placement[],
  watched: readonly RowSpan[],
  repairs: number,
  isHidden?: (row: number) => boolean,
): Promise<Settled> {
  if (placements.length === 0) return { moved: 0, lost: [], open: [] };
  const look = await writeRows(place, placements, watched, isHidden);
  if (!look.isUnderHeaders) {
    await look.putBack();
    return { moved: 0, lost: [], open: placements };
  }
  const { repair, wrong, lost } = reviewWrite(placements, look);
  const done = placements.filter((placement) => !wrong.has(placement));
  const moved = done.filter(({ row, write }) => write !== undefined && write.row !== row).length;
  if (repair.length === 0) return { moved, lost, open: [] };
  if (repairs === 0) return { moved, lost: [...lost, ...writesOf(repair)], open: [] };
  // Repairs go row by row: which rows are hidden may have changed too.
  const rest = await settle(place, repair, watched, repairs - 1);
  return { moved: moved + rest.moved, lost: [...lost, ...rest.lost], open: rest.open };
}

function writesOf(placements: readonly Placement[]): readonly RowWrite[] {
  return placements.flatMap(({ write }) => write ?? []);
}
