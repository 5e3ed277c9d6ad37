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
  /** What was decided from the cells: readers of one field that decided the same read every cell alike. */
  readonly decided: string;
}

/** How a column's reader is made of its cells, a few at a time, so that a changed cell costs no look at all the others. */
export interface Surveying<Survey> {
  /** Adds what a cell says about its column to a survey; the same one (or undefined) where it says nothing. */
  readonly note: (survey: Survey | undefined, cell: Cell, place: number) => Survey | undefined;
  /** One survey of several, given in the order of their places. */
  readonly merge: (surveys: readonly Survey[]) => Survey;
  readonly readerOf: (survey: Survey, format: ColumnFormat, dateSystem: DateSystem) => ColumnReader;
}

/** Makes a column's reader from its cells, what the template has decided about it, and the workbook's calendar. */
export interface ReaderFactory {
  (cells: readonly Cell[], format: ColumnFormat, dateSystem: DateSystem): ColumnReader;
  /** Absent where each cell is read for itself. */
  readonly surveying?: Surveying<unknown>;
}

/** A factory whose readers follow from a survey of the column. */
export function bySurvey<Survey>(surveying: Surveying<Survey>): ReaderFactory {
  const make = (cells: readonly Cell[], format: ColumnFormat, dateSystem: DateSystem): ColumnReader => {
    let survey: Survey | undefined;
    for (const [place, cell] of cells.entries()) survey = surveying.note(survey, cell, place);
    return surveying.readerOf(surveying.merge(survey === undefined ? [] : [survey]), format, dateSystem);
  };
  return Object.assign(make, { surveying: surveying as Surveying<unknown> });
}

/** A factory of readers that read each cell for itself. */
export function byCell(read: ColumnReader['read']): ReaderFactory {
  const reader: ColumnReader = { read, columnNotes: [], decided: '' };
  return () => reader;
}

/** A cell that a note may quote. */
export interface Quoted {
  readonly place: number;
  readonly shown: string;
}

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
