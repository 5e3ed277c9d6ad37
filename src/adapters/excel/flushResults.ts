import { Fault } from '../../ports/fault';
import type { FlushReport, RowIdentity, RowWrite } from '../../ports/workbook';
import { findFlushPlace } from './findFlushPlace';
import type { HeaderLayout } from './headerLayout';
import { BLOCK_ROWS, type RowSpan } from './readInBlocks';
import { reviewWrite, type Placement } from './reviewWrite';
import {
  entryOf,
  mayHaveNativeLink,
  removeNativeLinks,
  WITHOUT_LINKS,
  type CellPlace,
  type LinkPolicy,
} from './sheetLinks';
import { nativeLinks, writeRows, type WriteLook, type WritePlace } from './writeRows';

/** What is to be written, where it was when it was read. */
export interface FlushRequest {
  readonly sheetId: string;
  readonly identity: RowIdentity;
  readonly resultColumns: readonly number[];
  readonly rows: readonly RowWrite[];
  /** The header row when the result columns were found; with it, columns that moved are followed. */
  readonly layout?: HeaderLayout | undefined;
  /** What becomes of addresses; without it they all stay text. */
  readonly links?: LinkPolicy;
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
  const used = request.resultColumns.map((_, k) => request.rows.some(({ words }) => (words[k] ?? null) !== null));
  if (!used.includes(true)) return { written: request.rows.length, moved: 0, lost: [] };
  if (request.rows.length > BLOCK_ROWS) return inHalves(request);
  try {
    const links = request.links ?? WITHOUT_LINKS;
    const placements = request.rows.map((write) => placementOf(write, links, used));
    // A column of her ticks is neither read nor formatted when nothing is to be written into it.
    const touched = { ...request, resultColumns: request.resultColumns.filter((_, k) => used[k]) };
    const { moved, lost } = await flushBlock(touched, placements, FRESH_STARTS);
    return { written: request.rows.length - lost.length, moved, lost };
  } catch (error) {
    // Her own links may have left no room in the sheet; what Kiva answered is worth more than a link to it.
    if (error instanceof Fault && error.code === 'excelRefused' && mayHaveLinks(request)) {
      return flushResults({ ...request, links: WITHOUT_LINKS });
    }
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

function placementOf(write: RowWrite, links: LinkPolicy, used: readonly boolean[]): Placement {
  const words = write.words.filter((_, k) => used[k]).map((word) => entryOf(word, links));
  return { row: write.row, identity: write.identity, words, write };
}

function mayHaveLinks({ rows, links }: FlushRequest): boolean {
  const hasHosts = links !== undefined && links.hosts.length > 0;
  return hasHosts && rows.some(({ words }) => words.some((word) => typeof word === 'object' && word !== null));
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
  const linked = nativeLinks(place, placements);
  if (!look.isUnderHeaders) {
    await look.putBack();
    if (linked.length > 0) await removeNativeLinks(place.sheetId, linked);
    return { moved: 0, lost: [], open: placements };
  }
  const { repair, wrong, lost } = reviewWrite(placements, look);
  const done = placements.filter((placement) => !wrong.has(placement));
  const stale = staleLinks(place, done, linked, look);
  if (stale.length > 0) await removeNativeLinks(place.sheetId, stale);
  const moved = done.filter(({ row, write }) => write !== undefined && write.row !== row).length;
  if (repair.length === 0) return { moved, lost, open: [] };
  if (repairs === 0) return { moved, lost: [...lost, ...writesOf(repair)], open: [] };
  // Repairs go row by row: which rows are hidden may have changed too.
  const rest = await settle(place, repair, watched, repairs - 1);
  return { moved: moved + rest.moved, lost: [...lost, ...rest.lost], open: rest.open };
}

/** Cells with a link of Excel's own that does not belong to what they show now. */
function staleLinks(
  place: WritePlace,
  done: readonly Placement[],
  linked: readonly CellPlace[],
  { before }: WriteLook,
): readonly CellPlace[] {
  const old = [...before].flatMap(([row, cells]) =>
    place.resultColumns.flatMap((column, k) => (mayHaveNativeLink(cells[k]) ? [{ row, column }] : [])),
  );
  if (old.length === 0 && linked.length === 0) return [];
  const nameOf = ({ row, column }: CellPlace): string => `${row}:${column}`;
  const right = new Set(nativeLinks(place, done).map(nameOf));
  const written = new Set(
    done.flatMap(({ row, words }) =>
      place.resultColumns.flatMap((column, k) => (words[k] === null ? [] : nameOf({ row, column }))),
    ),
  );
  const overwritten = old.filter((cell) => written.has(nameOf(cell)));
  return [...overwritten, ...linked].filter((cell) => !right.has(nameOf(cell)));
}

function writesOf(placements: readonly Placement[]): readonly RowWrite[] {
  return placements.flatMap(({ write }) => write ?? []);
}
