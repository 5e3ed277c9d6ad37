import type { FaultOptions } from './host/faults';
import type { Journal } from './host/journal';
import type { Scalar } from './model/sheetModel';
import type { XmlPart } from './model/workbookModel';

/** What `sheets()` says of each sheet, in the order of the tabs. */
export interface DriverSheet {
  readonly id: string;
  readonly name: string;
  readonly isProtected: boolean;
  /** Address of the cells in use; null when the sheet is empty. */
  readonly used: string | null;
}

/**
 * `window.workbench`: what a test does as the person at the workbook, and what it looks at afterwards. Sheets are named
 * by name or id, cells by address, columns by letters, rows as the sheet numbers them, from 1.
 */
export interface WorkbenchDriver {
  /** Types into the cells: numbers, TRUE and FALSE, a leading apostrophe and formulas are read as Excel reads them. */
  type(
    sheet: string,
    address: string,
    values: readonly (readonly (Scalar | null)[])[],
    as?: 'person' | 'coauthor',
  ): void;
  select(sheet: string, address: string): void;
  selection(): { readonly sheet: string; readonly address: string };
  read(sheet: string, address: string): Scalar[][];
  readText(sheet: string, address: string): string[][];
  readFormulas(sheet: string, address: string): Scalar[][];
  /** The fill of the address's first cell as "#RRGGBB"; undefined when it has none. */
  fill(sheet: string, address: string): string | undefined;
  /** The link of the address's first cell. */
  link(sheet: string, address: string): string | undefined;
  /** Sorts the visible rows of the address, which is without its header row. */
  sort(sheet: string, address: string, column: string, options?: { readonly ascending?: boolean }): void;
  insertRows(sheet: string, row: number, count?: number): void;
  deleteRows(sheet: string, row: number, count?: number): void;
  insertColumns(sheet: string, column: string, count?: number): void;
  deleteColumns(sheet: string, column: string, count?: number): void;
  sheets(): readonly DriverSheet[];
  renameSheet(sheet: string, name: string): void;
  addSheet(name: string): void;
  deleteSheet(sheet: string): void;
  /** `position` counts from 0. */
  moveSheet(sheet: string, position: number): void;
  activateSheet(sheet: string): void;
  hideRows(sheet: string, row: number, count?: number): void;
  showRows(sheet: string, row: number, count?: number): void;
  /** The address begins with its header row; rows whose text in the column is not kept are hidden. */
  filter(sheet: string, address: string, column: string, keep: readonly string[]): void;
  unfilter(sheet: string): void;
  /** With its header row, and its totals row where `totals` says that the address ends with one. */
  addTable(sheet: string, address: string, options?: { readonly totals?: boolean }): string;
  /** A name of the workbook for these cells. */
  addName(name: string, sheet: string, address: string): void;
  deleteName(name: string): void;
  protect(sheet: string): void;
  unprotect(sheet: string): void;
  /** Cell edit mode: batches fail with 5004, or wait when they said `delayForCellEdit`. */
  editMode(on: boolean): void;
  /** Milliseconds before each batch from now on. */
  latency(milliseconds: number): void;
  /** Largest request and response in bytes. */
  payloadLimit(bytes: number): void;
  /** Blocks written across hidden rows go to the visible rows in turn, as Excel has been seen to do; off by default. */
  misplaceAcrossHiddenRows(on: boolean): void;
  /**
   * The next batches fail: with a transport number (5004 edit mode, 5012 session lost, 5102 too busy, 5103 and 5104
   * too large, 7000 access denied) or with one of Excel's codes, such as "ItemNotFound".
   */
  failNext(code: number | string, options?: FaultOptions): void;
  /** Every batch answers 5012 until the pane is mounted again. */
  loseSession(): void;
  /** Display only: the pane goes on running. */
  hidePane(): void;
  showPane(): void;
  /** Removes the pane at once, whatever it was doing. */
  killPane(): void;
  mountPane(): void;
  save(): void;
  /** Back to what was last saved or opened; the pane, like Excel's, keeps running. */
  revert(): void;
  isDirty(): boolean;
  customXml(): readonly XmlPart[];
  /** Removes every custom XML part, as programs do that save a workbook without knowing them. */
  dropCustomXml(): void;
  settings(): Readonly<Record<string, unknown>>;
  journal(): Journal;
  resetJournal(): void;
  /** Resolves when every batch taken so far is answered. */
  idle(): Promise<void>;
}
