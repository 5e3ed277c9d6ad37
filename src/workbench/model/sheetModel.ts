import type { Area } from './area';

/** What a cell can hold; '' is an empty cell. */
export type Scalar = string | number | boolean;

/** Row-major block of one thing per cell. */
export type Grid<T> = readonly (readonly T[])[];

/** Excel's RangeValueType words. */
export type CellKind = 'Empty' | 'String' | 'Double' | 'Boolean' | 'Error';

/** What can be read of every cell: `formulas` holds the value where there is no formula. */
export interface Aspects {
  values: Scalar;
  formulas: Scalar;
  /** As displayed, by number format. */
  texts: string;
  kinds: CellKind;
  /** en-US number formats, "General" by default. */
  formats: string;
}

/** Who changed the sheet; a co-author's change reaches the add-in as a remote one. */
export type Origin = 'person' | 'addin' | 'coauthor';

/** `typed`: texts are read as Excel reads what is typed; `exact`: a text stays that text. */
export type Reading = 'typed' | 'exact';

/** How a cell looks; colours as "#RRGGBB". */
export interface Look {
  readonly fill?: string;
  readonly ink?: string;
  readonly bold?: boolean;
  readonly wrap?: boolean;
  readonly align?: string;
}

/** A native link on a cell. */
export interface Hyperlink {
  readonly address: string;
  readonly screenTip?: string;
}

/** One key of a sort: a sheet column, zero-based. */
export interface SortKey {
  readonly column: number;
  readonly ascending: boolean;
}

/** What `clear` takes away. */
export type Clearing = 'all' | 'contents' | 'formats' | 'hyperlinks';

export type Axis = 'row' | 'column';

/**
 * One sheet, whatever engine stands behind it. Places are zero-based. Every call that changes a protected sheet throws
 * `AccessDenied`; every call marks the workbook dirty and tells its listeners.
 */
export interface SheetModel {
  /** Survives rename and move. */
  readonly id: string;
  readonly name: string;
  readonly visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  readonly isProtected: boolean;
  /** Null when the sheet is empty; `valuesOnly` leaves formatted but empty cells out. */
  usedArea(valuesOnly: boolean): Area | null;
  read<A extends keyof Aspects>(area: Area, aspect: A): Aspects[A][][];
  /** One entry a cell of the area; null leaves a cell alone, '' empties it. */
  write(area: Area, entries: Grid<Scalar | null>, reading: Reading): void;
  writeFormats(area: Area, formats: Grid<string | null>): void;
  clear(area: Area, what: Clearing): void;
  readLook(row: number, column: number): Look;
  /** Merges into what is there; an undefined member takes that part away. */
  writeLook(area: Area, change: { readonly [K in keyof Look]?: Look[K] | undefined }): void;
  hyperlink(row: number, column: number): Hyperlink | null;
  setHyperlink(row: number, column: number, link: Hyperlink | null): void;
  /** Moves what is there down or right; whole rows and columns take hidden state, tables and merges with them. */
  insertCells(area: Area, direction: 'down' | 'right'): void;
  deleteCells(area: Area, direction: 'up' | 'left'): void;
  /** Sorts the visible rows of the area, stable; empty cells come last. */
  sort(area: Area, keys: readonly SortKey[]): void;
  setHidden(axis: Axis, first: number, count: number, hidden: boolean): void;
  /** True for each row or column that is hidden by hand or by the filter. */
  hidden(axis: Axis, first: number, count: number): boolean[];
  /** Hides the rows below the area's first whose displayed text in the column is not kept; null keeps all. */
  filter(area: Area, column: number, keep: readonly string[] | null): void;
  /** Takes the filter off and shows its rows. */
  unfilter(): void;
  readonly filterArea: Area | null;
  merge(area: Area): void;
  readonly merged: readonly Area[];
  /** In Excel's points; undefined is the default width. */
  columnWidth(column: number): number | undefined;
  setColumnWidth(column: number, count: number, width: number | undefined): void;
}
