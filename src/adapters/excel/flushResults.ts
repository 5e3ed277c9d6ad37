import { Fault } from '../../ports/fault';
import type { FlushReport, RowIdentity, RowWrite } from '../../ports/workbook';
import { findFlushPlace } from './findFlushPlace';
import type { HeaderLayout } from './headerLayout';
import { BLOCK_ROWS } from './readInBlocks';
import type { Placement } from './reviewWrite';
import { settleRows, writesOf, type Settled } from './settleRows';
import { entryOf, WITHOUT_LINKS, type LinkPolicy } from './sheetLinks';

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

const SMALLEST_FLUSH = 50;
/** How often a flush begins again when a column came or went between its batches. */
const FRESH_STARTS = 2;

/**
 * Writes results beside the rows they belong to, wherever these went: one batch looks, one writes and reads back;
 * a search through a sheet of more than 2,000 rows is one more, and so is each repair when rows moved between the
 * batches: two for a change between them. Only when columns moved between them does it put everything back and begin again.
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
  const settled = await settleRows(place, placements, watched, isHidden);
  const again = await flushBlock(request, settled.open, starts - 1);
  return {
    moved: settled.moved + again.moved,
    lost: [...unfound, ...settled.lost, ...again.lost],
    open: [],
  };
}
