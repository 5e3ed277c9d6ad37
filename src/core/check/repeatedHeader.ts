import { plainWords } from '../cell/plainWords';
import type { SnapshotColumn } from '../cell/snapshot';
import type { SheetGrid } from './sheetGrid';

/** Tells rows that say the headers once more, as printed reports do on every page. */
export interface RepeatedHeader {
  /** Whether the cell at a place may be its header said again: one quick look, before the row is taken apart. */
  readonly mayBe: (r: number, place: number) => boolean;
  /** Whether all that is filled is a header said again, and that is two cells or all. */
  readonly is: (r: number, filled: readonly number[]) => boolean;
}

/** The judge of repeated headers for a grid's columns. */
export function repeatedHeader(columns: readonly SnapshotColumn[], grid: SheetGrid): RepeatedHeader {
  const words = columns.map(({ header, own = header }) => [plainWords(header), plainWords(own)] as const);
  const hasDigit = words.map((known) => known.some((header) => /\d/.test(header)));
  const isHeader = (r: number, place: number): boolean => {
    const { type, value } = grid.at(r, place);
    // Nearly every id has a digit and nearly no header: taking a text apart costs a hundred times more.
    if (type !== 'text' || (hasDigit[place] !== true && /\d/.test(String(value)))) return false;
    const said = plainWords(String(value));
    return said !== '' && words[place]?.includes(said) === true;
  };
  return {
    mayBe: isHeader,
    is: (r, filled) => filled.length >= Math.min(2, columns.length) && filled.every((place) => isHeader(r, place)),
  };
}
