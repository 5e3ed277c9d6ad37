import type { FindingCode } from '../check/findingCodes';
import type { ColumnFormat } from '../mapping/template';
import type { Cell } from './cell';
import type { DateSystem } from './snapshot';

/** Something to say about one cell; `field` and the cell's address are added by whoever knows them. */
export interface CellNote {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a cell holds: nothing, a value, or something that is no value (notes say why, or an open question of the column does). */
export type CellReading =
  | { readonly state: 'empty' }
  | { readonly state: 'value'; readonly value: string | number | boolean; readonly notes?: readonly CellNote[] }
  | { readonly state: 'unread'; readonly notes: readonly CellNote[] };

/** One cell of an open question in its readings: amounts as plain digits, dates as "YYYY-MM-DD", '' where it has none. */
export interface ColumnExample {
  readonly place: number;
  readonly shown: string;
  readonly first: string;
  readonly second: string;
}

/** Cells that an open question is shown with. */
export const EXAMPLES_SHOWN = 3;

/** Something to say about a whole column; places are indexes into the cells that the reader was made from. */
export interface ColumnNote {
  readonly code: FindingCode;
  readonly severity: 'question' | 'warning';
  readonly place?: number;
  readonly otherPlace?: number;
  /** At most EXAMPLES_SHOWN; the readings stand in the order of the question's answers. */
  readonly examples?: readonly ColumnExample[];
  readonly params: Readonly<Record<string, string | number>>;
}

/** A reader made for one column: what was decided from all its cells is applied to each. */
export interface ColumnReader {
  readonly read: (cell: Cell) => CellReading;
  readonly columnNotes: readonly ColumnNote[];
}

/**
 * Makes a column's reader from its cells, what the template has decided about it, the workbook's calendar, and what she
 * said her words mean (by `wordKey`).
 */
export type ReaderFactory = (
  cells: readonly Cell[],
  format: ColumnFormat,
  dateSystem: DateSystem,
  words?: Readonly<Record<string, string>>,
) => ColumnReader;

/** Nothing is in the cell. */
export const EMPTY: CellReading = { state: 'empty' };

/** A value with at most one thing to say about it. */
export function valueOf(value: string | number | boolean, note?: CellNote): CellReading {
  return note === undefined ? { state: 'value', value } : { state: 'value', value, notes: [note] };
}

/** No value, and the error that says why. */
export function unread(code: FindingCode, cell: Cell): CellReading {
  return { state: 'unread', notes: [{ code, severity: 'error', params: { shown: shownIn(cell) } }] };
}

/** What she said a word means; undefined where she said nothing ("constructor" is no word of hers). */
export function meaningOf(words: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return words !== undefined && Object.hasOwn(words, key) ? words[key] : undefined;
}

/** No value, and what there is to say is said for the whole column. */
export const SAID_BY_COLUMN: CellReading = { state: 'unread', notes: [] };

/** A reading for each distinct text, made when it is first met: columns repeat themselves. */
export function remembered<Reading>(read: (text: string) => Reading): (text: string) => Reading {
  const known = new Map<string, Reading>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Reading;
    const reading = read(text);
    known.set(text, reading);
    return reading;
  };
}

/** What a person sees in the cell, cut to what a message can hold. */
export function shownIn(cell: Cell): string {
  const shown = cell.text.trim() === '' ? String(cell.value) : cell.text.trim();
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}
