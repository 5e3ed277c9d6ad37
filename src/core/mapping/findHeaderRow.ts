import type { RecordKind } from '../catalogue/recordKind';

/** The row that looks most like headers of this kind; `row` counts from the first row handed in. */
export interface HeaderGuess {
  readonly row: number;
  /** How many of the kind's fields its cells name. */
  readonly matches: number;
}

/** Finds the header row among the first displayed rows of a sheet; undefined when no row names anything. */
export function findHeaderRow(_texts: readonly (readonly string[])[], _kind: RecordKind): HeaderGuess | undefined {
  throw new Error('to be built');
}
