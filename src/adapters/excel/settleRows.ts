import type { RowWrite } from '../../ports/workbook';
import type { RowSpan } from './readInBlocks';
import { reviewWrite, type Placement } from './reviewWrite';
import { mayHaveNativeLink, removeNativeLinks, type CellPlace } from './sheetLinks';
import { nativeLinks, writeRows, type WriteLook, type WritePlace } from './writeRows';

/** What became of rows that were written. */
export interface Settled {
  readonly moved: number;
  readonly lost: readonly RowWrite[];
  /** Not written, because the columns themselves moved: to be looked for again from the start. */
  readonly open: readonly Placement[];
}

/** How often a write may be repaired. */
interface Repairs {
  /** Where Excel did not take what was entered. */
  readonly refusals: number;
  /** Where rows moved between two batches: each time somebody changed the sheet meanwhile. */
  readonly moves: number;
}

const REPAIRS: Repairs = { refusals: 2, moves: 6 };

/**
 * Writes rows at their places and repairs what went wrong, until every cell is as it should be; `watched` and `isHidden`
 * are those of writeRows. A row that is not found, or that Excel would not take, is given back as lost.
 */
export async function settleRows(
  place: WritePlace,
  placements: readonly Placement[],
  watched: readonly RowSpan[],
  isHidden?: (row: number) => boolean,
  left: Repairs = REPAIRS,
): Promise<Settled> {
  if (placements.length === 0) return { moved: 0, lost: [], open: [] };
  const look = await writeRows(place, placements, watched, isHidden);
  if (look === undefined) return { moved: 0, lost: [], open: placements };
  const linked = nativeLinks(place, placements);
  const { sheetId, resultColumns, anchors } = place;
  const seen = { sheetId, columns: resultColumns, anchors };
  if (!look.isUnderHeaders) {
    await look.putBack();
    if (linked.length > 0) await removeNativeLinks(seen, linked);
    return { moved: 0, lost: [], open: placements };
  }
  const { repair, wrong, lost, isMoved } = reviewWrite(placements, look);
  const done = placements.filter((placement) => !wrong.has(placement));
  const stale = staleLinks(place, done, linked, look);
  if (stale.length > 0) await removeNativeLinks(seen, stale);
  const moved = done.filter(({ row, write }) => write !== undefined && write.row !== row).length;
  if (repair.length === 0) return { moved, lost, open: [] };
  const next = isMoved ? { ...left, moves: left.moves - 1 } : { ...left, refusals: left.refusals - 1 };
  if (next.moves < 0 || next.refusals < 0) return { moved, lost: [...lost, ...writesOf(repair)], open: [] };
  // Repairs go row by row: which rows are hidden may have changed too.
  const rest = await settleRows(place, repair, watched, undefined, next);
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

/** The caller's rows among these. */
export function writesOf(placements: readonly Placement[]): readonly RowWrite[] {
  return placements.flatMap(({ write }) => write ?? []);
}
