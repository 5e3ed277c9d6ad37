import type { FindingCode } from '../check/findingCodes';
import type { ColumnFormat } from '../mapping/template';
import type { Cell, CellType, CellValue } from './cell';
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

/** A cell that a note may quote. */
export interface Quoted {
  readonly place: number;
  readonly shown: string;
}

/** One cell of an open question in its readings: amounts as plain digits, dates as "YYYY-MM-DD", '' where it has none. */
export interface ColumnExample extends Quoted {
  readonly first: string;
  readonly second: string;
}

/** Cells that an open question is shown with. */
export const EXAMPLES_SHOWN = 3;

/** Something to say about a whole column; places are those that its cells were surveyed with. */
export interface ColumnNote {
  readonly code: FindingCode;
  readonly severity: 'question' | 'warning';
  readonly place?: number;
  readonly otherPlace?: number;
  /** At most EXAMPLES_SHOWN; the readings stand in the order of the question's answers. */
  readonly examples?: readonly ColumnExample[];
  readonly params: Readonly<Record<string, string | number>>;
}

/** Decisions about a column's cells by what they are about; a decision is absent where no cell of the column asks for it. */
export type Decided = Readonly<Record<string, string>>;

/** Whether two readers of one field read a cell alike that is in the columns of both. */
export function isReadAlike(one: Decided, other: Decided): boolean {
  return Object.entries(one).every(([about, said]) => (other[about] ?? said) === said);
}

/** A reader made for one column: what was decided from all its cells is applied to each. */
export interface ColumnReader {
  readonly read: (cell: Cell) => CellReading;
  /** What a text that is displayed as it is stored is read as, where a quick look shows it and nothing is to be said; undefined: ask `read`. */
  readonly textAsIs?: ((text: string) => string | number | undefined) | undefined;
  /** The same of a number. */
  readonly numberAsIs?: ((stored: number, shown: string, format: string) => string | number | undefined) | undefined;
  readonly columnNotes: readonly ColumnNote[];
  /** What was decided from the cells, by what it is about. */
  readonly decided: Decided;
}

/** The same reader as an object like those of all other columns: in a row they are asked in turn, a million times a sheet. */
export function alike({ read, textAsIs, numberAsIs, columnNotes, decided }: ColumnReader): ColumnReader {
  return { read, textAsIs, numberAsIs, columnNotes, decided };
}

/** What she said her words mean, by `wordKey`. */
export type WordMeanings = Readonly<Record<string, string>>;

/** How a column's reader is made of its cells, a few at a time, so that a changed cell costs no look at all the others. */
export interface Surveying<Survey> {
  /** Adds what a cell says about its column to a survey; the same one (or undefined) where it says nothing. */
  readonly note: (survey: Survey | undefined, cell: Cell, place: number) => Survey | undefined;
  /** Whether a cell may add anything to a survey, by a quick look at what is stored; absent where each one may. */
  readonly mayAdd?: (survey: Survey | undefined, type: CellType, value: CellValue) => boolean;
  /** One survey of several, given in the order of their places; changes none of them. */
  readonly merge: (surveys: readonly Survey[]) => Survey;
  readonly readerOf: (
    survey: Survey,
    format: ColumnFormat,
    dateSystem: DateSystem,
    words?: WordMeanings | undefined,
  ) => ColumnReader;
}

/**
 * Makes a column's reader from its cells, what the template has decided about it, the workbook's calendar, and what she
 * said her words mean.
 */
export interface ReaderFactory {
  (
    cells: readonly Cell[],
    format: ColumnFormat,
    dateSystem: DateSystem,
    words?: WordMeanings | undefined,
  ): ColumnReader;
  /** Made once for each field of a sheet, since it remembers texts; absent where each cell is read for itself. */
  readonly surveying?: () => Surveying<unknown>;
}

/** A factory whose readers follow from a survey of the column. */
export function bySurvey<Survey>(surveying: () => Surveying<Survey>): ReaderFactory {
  const make: ReaderFactory = (cells, format, dateSystem, words) => {
    const { note, mayAdd, merge, readerOf } = surveying();
    let survey: Survey | undefined;
    cells.forEach((cell, place) => {
      if (mayAdd?.(survey, cell.type, cell.value) !== false) survey = note(survey, cell, place);
    });
    return readerOf(merge(survey === undefined ? [] : [survey]), format, dateSystem, words);
  };
  return Object.assign(make, { surveying: surveying as () => Surveying<unknown> });
}

/** A factory of readers that read each cell for itself. */
export function byCell(
  read: ColumnReader['read'],
  asIs: Pick<ColumnReader, 'textAsIs' | 'numberAsIs'> = {},
): ReaderFactory {
  const reader: ColumnReader = { read, ...asIs, columnNotes: [], decided: {} };
  return () => reader;
}

/** Nothing is in the cell. */
export const EMPTY: CellReading = { state: 'empty' };

/** A value with at most one thing to say about it. */
export function valueOf(value: string | number | boolean, note?: CellNote): CellReading {
  return note === undefined ? { state: 'value', value } : { state: 'value', value, notes: [note] };
}

/** No value, and the error that says why. */
export function unread(code: FindingCode, cell: Cell, more?: CellNote['params']): CellReading {
  return { state: 'unread', notes: [{ code, severity: 'error', params: { shown: shownIn(cell), ...more } }] };
}

/** What she said a word means; undefined where she said nothing ("constructor" is no word of hers). */
export function meaningOf(words: WordMeanings | undefined, key: string): string | undefined {
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
