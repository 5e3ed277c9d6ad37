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

/** Something to say about a whole column; places are indexes into the cells that the reader was made from. */
export interface ColumnNote {
  readonly code: FindingCode;
  readonly severity: 'question' | 'warning';
  readonly place?: number;
  readonly otherPlace?: number;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A reader made for one column: what was decided from all its cells is applied to each. */
export interface ColumnReader {
  readonly read: (cell: Cell) => CellReading;
  readonly columnNotes: readonly ColumnNote[];
}

/** Makes a column's reader from its cells, what the template has decided about it, and the workbook's calendar. */
export type ReaderFactory = (cells: readonly Cell[], format: ColumnFormat, dateSystem: DateSystem) => ColumnReader;

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

/** No value, and what there is to say is said for the whole column. */
export const SAID_BY_COLUMN: CellReading = { state: 'unread', notes: [] };

/** What a person sees in the cell, cut to what a message can hold. */
export function shownIn(cell: Cell): string {
  const shown = cell.text.trim() === '' ? String(cell.value) : cell.text.trim();
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}
