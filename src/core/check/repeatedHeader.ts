import { plainWords } from '../cell/plainWords';
import type { SnapshotColumn } from '../cell/snapshot';
import type { SheetGrid } from './sheetGrid';

/** Tells rows that say the headers once more, as printed reports do on every page. */
export interface RepeatedHeader {
  /** Whether a text that stands at a place may be its header said again: one quick look, before the row is taken apart. */
  readonly mayBe: (place: number, text: string) => boolean;
  /** Whether all that is filled is a header said again, and that is two cells or all. */
  readonly is: (r: number, filled: readonly number[]) => boolean;
}

const DIGIT = /\d/;

/** The judge of repeated headers for a grid's columns. */
export function repeatedHeader(columns: readonly SnapshotColumn[], grid: SheetGrid): RepeatedHeader {
  const words = columns.map(({ header, own = header }) => [plainWords(header), plainWords(own)] as const);
  const hasDigit = words.map((known) => known.some((header) => /\d/.test(header)));
  const mayBe = (place: number, text: string): boolean => {
    // Nearly every id has a digit and nearly no header: taking a text apart costs a hundred times more.
    if (hasDigit[place] !== true && DIGIT.test(text)) return false;
    const said = plainWords(text);
    return said !== '' && words[place]?.includes(said) === true;
  };
  const isHeader = (r: number, place: number): boolean => {
    const { type, value } = grid.at(r, place);
    return type === 'text' && mayBe(place, String(value));
  };
  return {
    mayBe,
    is: (r, filled) => filled.length >= Math.min(2, columns.length) && filled.every((place) => isHeader(r, place)),
  };
}
