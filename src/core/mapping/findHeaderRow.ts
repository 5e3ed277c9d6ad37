import type { RecordKind } from '../catalogue/recordKind';
import { headerReader } from './aliasIndex';

/** The row that looks most like headers of this kind; `row` counts from the first row handed in. */
export interface HeaderGuess {
  readonly row: number;
  /** How many of the kind's fields its cells name. */
  readonly matches: number;
}

/** Header rows are looked for this far down (domain rules). */
const ROWS_LOOKED_AT = 50;

/** Finds the header row among the first displayed rows of a sheet; undefined when no row names anything. */
export function findHeaderRow(texts: readonly (readonly string[])[], kind: RecordKind): HeaderGuess | undefined {
  const meaningsOf = headerReader(kind);
  let best: (HeaderGuess & { readonly filled: number }) | undefined;
  for (const [row, cells] of texts.slice(0, ROWS_LOOKED_AT).entries()) {
    const named = new Set(cells.flatMap((text) => meaningsOf(text).slice(0, 1)).map(({ field }) => field.id));
    const filled = cells.filter((text) => text.trim() !== '').length;
    const isBetter =
      best === undefined || named.size > best.matches || (named.size === best.matches && filled > best.filled);
    // A title above the table can be an alias by itself; the row with more cells is the likelier header.
    if (named.size > 0 && isBetter) best = { row, matches: named.size, filled };
  }
  return best === undefined ? undefined : { row: best.row, matches: best.matches };
}
