import type { CellRef, CellValue } from '../core/cell/cell';
import type { CellArea } from '../core/cell/cellArea';
import type { Claim } from './stores';
import type { SheetSnapshot, SnapshotColumn } from '../core/cell/snapshot';

/** A sheet of the workbook that a person can see. */
export interface SheetName {
  readonly sheetId: string;
  readonly name: string;
}

/** What one look at a sheet gives: its shape and its first 50 rows as displayed. */
export interface SheetOutline {
  readonly sheetId: string;
  readonly sheetName: string;
  /** Zero-based sheet place of `texts[0][0]`; the used range may start anywhere. */
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly texts: readonly (readonly string[])[];
  readonly values: readonly (readonly CellValue[])[];
  readonly isProtected: boolean;
  /** The workbook is a .csv: a comma within a number has parted it, and moved what follows. */
  readonly isCsv?: true;
  /** Tables, named ranges and the selection on this sheet; absent where nobody looked. */
  readonly areas?: readonly OutlinedArea[];
  /** Merged cells among `texts`, in sheet places; absent where this Excel does not tell (before ExcelApi 1.13). */
  readonly merged?: readonly CellArea[];
}

/** Cells of the active sheet that her rows may come from, with what their first 50 rows display. */
export interface OutlinedArea {
  readonly source: 'table' | 'name' | 'selection';
  /** The table's or range's name; the address of a selection, without its sheet. */
  readonly name: string;
  /** In sheet places; a table's with its header row and, where it is shown, its totals row. */
  readonly area: CellArea;
  /** The last row of the area is a table's totals row. */
  readonly hasTotals: boolean;
  readonly texts: readonly (readonly string[])[];
  readonly values: readonly (readonly CellValue[])[];
}

/** Which cells to read: rows are sheet rows, both ends included; columns need not be neighbours. */
export interface ReadRequest {
  readonly sheetId: string;
  readonly headerRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly SnapshotColumn[];
}

/** The row's identity is these columns' displayed texts; a flush checks them before and after it writes. */
export interface RowIdentity {
  readonly columns: readonly number[];
  /** The headers that these columns had when the rows were read, to follow columns that moved since. */
  readonly headers?: readonly string[];
  /** How many of the last of these columns stand in a row's identity as core/check/rowNames hashes their text. */
  readonly hashed?: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** An address from the network, shown in full; the workbook makes it a link only where it leads to a known host. */
export interface LinkWord {
  readonly link: string;
}

/** Words for one row's result columns, already in the person's language; null leaves a cell alone. */
export interface RowWrite {
  readonly row: number;
  /** Texts of the identity columns, as read when the row was sent; hashes where RowIdentity says so. */
  readonly identity: readonly string[];
  readonly words: readonly (string | LinkWord | null)[];
}

/** What a flush did: rows that were not found any more are given back, never dropped. */
export interface FlushReport {
  readonly written: number;
  readonly moved: number;
  readonly lost: readonly RowWrite[];
}

/** A row whose result columns say something. */
export interface MarkedRow {
  readonly row: number;
  /** Displayed texts of the identity columns; all empty beside no record. */
  readonly identity: readonly string[];
  /** What the result columns hold, in their order. */
  readonly texts: readonly string[];
  readonly isHidden: boolean;
}

/** The cell that she has chosen, where it holds a number or a text. */
export interface SelectedNumber {
  /** With its sheet's name, as Excel writes it. */
  readonly address: string;
  /** As displayed. */
  readonly text: string;
  /** As stored; a text where the cell holds one. */
  readonly value: number | string;
}

/** A change in a sheet, as Excel tells it. */
export interface SheetEdit {
  readonly sheetId: string;
  readonly address: string;
  /** Excel's own word: after `RangeEdited` alone every row is where it was. */
  readonly changeType: string;
}

/** The open workbook; every call throws a Fault with a code when Excel refuses. */
export interface Workbook {
  /**
   * Of the active sheet, or of another one by its id or name (Fault sheetGone where there is none), without a selection.
   * Two batches at most; one more where Excel refuses to tell the selection (several areas, a chart).
   */
  outline(sheet?: string): Promise<SheetOutline>;
  /** The sheets in the order of their tabs, without hidden ones; one batch. */
  sheets(): Promise<readonly SheetName[]>;
  /** At most ceil(rows/5000) batches, plus one for each halving of a block that Excel finds too large. */
  read(request: ReadRequest, signal?: AbortSignalLike): Promise<SheetSnapshot>;
  /** Brings a cell, or it and those below it, into view and selects them; the sheet by its id or name. */
  select(sheet: string, cell: CellRef, rowCount?: number): Promise<void>;
  /** The cell that is active now; undefined when it is empty or holds neither number nor text. */
  selectedNumber(): Promise<SelectedNumber | undefined>;
  /**
   * Finds the result columns by any of their known headers, or makes them right of the used range;
   * answers their zero-based sheet columns in the order asked.
   */
  resultColumns(sheetId: string, headerRow: number, headers: readonly ResultHeader[]): Promise<readonly number[]>;
  /** The same columns where all of them are there; undefined where one is not, and none is made. */
  knownColumns(
    sheetId: string,
    headerRow: number,
    headers: readonly ResultHeader[],
  ): Promise<readonly number[] | undefined>;
  /** Writes rows' results; a column whose word is null in every row is not touched; finds rows that moved by their identity; at most 4 batches when rows moved. */
  flush(
    sheetId: string,
    identity: RowIdentity,
    columns: readonly number[],
    rows: readonly RowWrite[],
  ): Promise<FlushReport>;
  /** Every row whose result columns say something, ascending; one batch for each 5,000 rows, two more when columns moved. */
  marks(sheetId: string, identity: RowIdentity, columns: readonly number[]): Promise<readonly MarkedRow[]>;
  /** Empties the result columns of these rows, as `marks` found them; a row that moved since keeps what it has. */
  clearMarks(
    sheetId: string,
    identity: RowIdentity,
    columns: readonly number[],
    rows: readonly MarkedRow[],
  ): Promise<void>;
  /** Saves the file where this Excel can (ExcelApi 1.11); `unsupported` where only she can, `refused` where Excel would not. */
  save(): Promise<'saved' | 'unsupported' | 'refused'>;
  /** Whether everything in the workbook is in its file; a workbook that was never saved has none. */
  isSaved(): Promise<boolean>;
  /** Which of these sheet rows are hidden or filtered away, ascending. */
  hiddenRows(sheetId: string, firstRow: number, lastRow: number): Promise<readonly number[]>;
  /** Sheet rows that she ticked in this column (core/cell/isTick), ascending; the column is not made. */
  ticks(sheetId: string, headerRow: number, header: ResultHeader): Promise<readonly number[]>;
  /**
   * Writes texts into a new sheet, never as formulas, and shows it; a name that is taken or that Excel does not allow is
   * changed. Answers the name it got.
   */
  writeSheet(name: string, rows: readonly (readonly string[])[]): Promise<string>;
  /** Writes a claim into the workbook and answers every other sender's claim that stands there. */
  claim(claim: Claim): Promise<readonly Claim[]>;
  /** Takes this run's claim away again. */
  releaseClaim(runId: string): Promise<void>;
  /** Calls back when a person changed a sheet (not for our own writes); answers how to stop. */
  onEdited(listener: (edit: SheetEdit) => void): Promise<() => Promise<void>>;
}

/** The header to write, and every header (all languages) under which the column may already be there. */
export interface ResultHeader {
  readonly write: string;
  readonly known: readonly string[];
  /** In Excel's points, for a column that is made. */
  readonly width: number;
  /** The cells below are hers: they are neither written nor formatted. */
  readonly hers?: true;
}

/** The part of AbortSignal that core and ports need. */
export interface AbortSignalLike {
  readonly aborted: boolean;
}
