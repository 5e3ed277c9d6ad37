import type { CellValue } from '../../core/cell/cell';
import type { RowWrite } from '../../ports/workbook';
import { matchRows, rowKey } from './matchRows';
import { showsText } from './safeText';
import { shownBy, type CellEntry } from './sheetLinks';
import type { RowWords, WriteLook } from './writeRows';

/** A row about to be written: one of the caller's, or, without `write`, a row that gets back what it had. */
export interface Placement extends RowWords {
  readonly identity: readonly string[];
  readonly write?: RowWrite;
}

/** What a write did wrong. */
export interface Review {
  /** The writes that put it right: every cell that is not what it should be. */
  readonly repair: readonly Placement[];
  /** Placements that did not come out right. */
  readonly wrong: ReadonlySet<Placement>;
  /** Rows that are no longer to be found. */
  readonly lost: readonly RowWrite[];
  /** Rows were no longer where they were to be written. */
  readonly isMoved: boolean;
}

/** Compares what a write should have done with what was read back in the same batch. */
export function reviewWrite(placements: readonly Placement[], look: WriteLook): Review {
  const textsAt = new Map(look.seen.map(({ row, texts }) => [row, texts]));
  const placedAt = new Map(placements.map((placement) => [placement.row, placement]));
  const strayed = placements.filter(({ row, identity }) => rowKey(textsAt.get(row) ?? []) !== rowKey(identity));
  const wrong = new Set(strayed);
  const rightRows = new Set(placements.filter((one) => !wrong.has(one)).map(({ row }) => row));

  const repairAt = new Map<number, Placement>();
  for (const [row, after] of look.after) {
    const before = look.before.get(row) ?? [];
    const placed = rightRows.has(row) ? placedAt.get(row) : undefined;
    const expected = placed === undefined ? before : overlay(placed.words, before);
    const words = after.map((cell, k) => repairOf(cell, expected[k] ?? ''));
    if (words.every((word) => word === null)) continue;
    if (placed !== undefined) wrong.add(placed);
    repairAt.set(row, {
      row,
      identity: textsAt.get(row) ?? [],
      words,
      ...(placed?.write === undefined ? {} : { write: placed.write }),
    });
  }

  const lost: RowWrite[] = [];
  const free = look.seen.filter(({ row }) => !rightRows.has(row));
  matchRows(free, strayed).forEach((row, at) => {
    const placement = strayed[at];
    if (placement === undefined) return;
    if (row !== undefined) {
      repairAt.set(row, { ...placement, row, words: overlay(placement.words, repairAt.get(row)?.words ?? []) });
    } else if (placement.write !== undefined) lost.push(placement.write);
  });
  return { repair: [...repairAt.values()], wrong, lost, isMoved: strayed.length > 0 };
}

/** What to enter again; a link that Excel did not take for one (an error, a formula shown as text) becomes its address. */
function repairOf(cell: CellValue, expected: CellEntry): CellEntry | null {
  const shown = shownBy(expected);
  if (showsText(cell, shown)) return null;
  return /^[#=]/.test(String(cell)) ? shown : expected;
}

function overlay(
  words: readonly (CellEntry | null)[],
  under: readonly (CellEntry | null)[],
): readonly (CellEntry | null)[] {
  return words.map((word, k) => word ?? under[k] ?? null);
}
