import type { CellValue } from '../../core/cell/cell';
import { Fault } from '../../ports/fault';
import type { FlushReport, RowIdentity, RowWrite } from '../../ports/workbook';
import { findFlushPlace } from './findFlushPlace';
import type { HeaderLayout } from './headerLayout';
import { matchRows, rowKey } from './matchRows';
import { BLOCK_ROWS, type RowSpan } from './readInBlocks';
import { showsText } from './safeText';
import { writeRows, type RowWords, type WriteLook, type WritePlace } from './writeRows';

/** What is to be written, where it was when it was read. */
export interface FlushRequest {
  readonly sheetId: string;
  readonly identity: RowIdentity;
  readonly resultColumns: readonly number[];
  readonly rows: readonly RowWrite[];
  /** The header row when the result columns were found; with it, columns that moved are followed. */
  readonly layout?: HeaderLayout | undefined;
}

/** A row about to be written: one of the caller's, or, without `write`, a row that gets back what it had. */
interface Placement extends RowWords {
  readonly identity: readonly string[];
  readonly write?: RowWrite;
}

const SMALLEST_FLUSH = 50;
/** A write, a repair and a repair of the repair: with the first look, four batches. */
const REPAIRS = 2;

/**
 * Writes results beside the rows they belong to, wherever these went: one batch looks, one writes and reads back;
 * a search through a sheet of more than 2,000 rows is one more, and so is each of at most two repairs when rows
 * moved between the batches. A row that is not found, or that Excel would not take, is given back as lost; nothing
 * stays written beside another row.
 */
export async function flushResults(request: FlushRequest): Promise<FlushReport> {
  if (request.rows.length === 0) return { written: 0, moved: 0, lost: [] };
  if (request.rows.length > BLOCK_ROWS) return inHalves(request);
  try {
    return await flushBlock(request);
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

async function flushBlock(request: FlushRequest): Promise<FlushReport> {
  const found = await findFlushPlace(request);
  if (found === undefined) return { written: 0, moved: 0, lost: request.rows };
  const { place, rowsFound, isHidden, watched } = found;
  const placements = request.rows.flatMap((write, at): Placement[] => {
    const row = rowsFound[at];
    return row === undefined ? [] : [{ row, identity: write.identity, words: write.words, write }];
  });
  const lost = request.rows.filter((_, at) => rowsFound[at] === undefined);
  const right = await settle(place, placements, watched, REPAIRS, isHidden);
  const written = placements.length - right.lost.length;
  return { written, moved: right.moved, lost: [...lost, ...right.lost] };
}

interface Settled {
  readonly moved: number;
  readonly lost: readonly RowWrite[];
}

async function settle(
  place: WritePlace,
  placements: readonly Placement[],
  watched: readonly RowSpan[],
  repairs: number,
  isHidden?: (row: number) => boolean,
): Promise<Settled> {
  if (placements.length === 0) return { moved: 0, lost: [] };
  const look = await writeRows(place, placements, watched, isHidden);
  const { repair, astray, lost } = review(placements, look);
  const done = placements.filter((placement) => !astray.has(placement));
  const moved = done.filter(({ row, write }) => write !== undefined && write.row !== row).length;
  if (repair.length === 0) return { moved, lost };
  if (repairs === 0) return { moved, lost: [...lost, ...repair.flatMap(({ write }) => write ?? [])] };
  // Repairs go row by row: which rows are hidden may have changed too.
  const rest = await settle(place, repair, watched, repairs - 1);
  return { moved: moved + rest.moved, lost: [...lost, ...rest.lost] };
}

/** What a write did wrong, as the writes that put it right: every cell that is not what it should be. */
function review(
  placements: readonly Placement[],
  look: WriteLook,
): { readonly repair: readonly Placement[]; readonly astray: ReadonlySet<Placement>; readonly lost: RowWrite[] } {
  const textsAt = new Map(look.seen.map(({ row, texts }) => [row, texts]));
  const placedAt = new Map(placements.map((placement) => [placement.row, placement]));
  const strayed = placements.filter(({ row, identity }) => rowKey(textsAt.get(row) ?? []) !== rowKey(identity));
  const astray = new Set(strayed);

  const repairAt = new Map<number, Placement>();
  for (const [row, after] of look.after) {
    const before = look.before.get(row) ?? [];
    const placed = placedAt.get(row);
    const isRight = placed !== undefined && !astray.has(placed);
    const expected = isRight ? overlay(placed.words, before) : before;
    const words = after.map((cell, k) => (showsText(cell, expected[k] ?? '') ? null : (expected[k] ?? '')));
    if (words.every((word) => word === null)) continue;
    if (isRight) astray.add(placed);
    const write = isRight ? placed.write : undefined;
    repairAt.set(row, { row, identity: textsAt.get(row) ?? [], words, ...(write === undefined ? {} : { write }) });
  }

  const lost: RowWrite[] = [];
  const again = strayed.filter(({ identity }) => identity.some((text) => text !== ''));
  const right = new Set(placements.filter((one) => !strayed.includes(one)).map(({ row }) => row));
  const free = look.seen.filter(({ row }) => !right.has(row));
  matchRows(free, again).forEach((row, at) => {
    const placement = again[at];
    if (placement === undefined) return;
    if (row === undefined) lost.push(...(placement.write === undefined ? [] : [placement.write]));
    else repairAt.set(row, { ...placement, row, words: overlay(placement.words, repairAt.get(row)?.words ?? []) });
  });
  return { repair: [...repairAt.values()], astray, lost };
}

function overlay(
  words: readonly (CellValue | null)[],
  under: readonly (CellValue | null)[],
): readonly (CellValue | null)[] {
  return words.map((word, k) => word ?? under[k] ?? null);
}
