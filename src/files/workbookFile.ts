/** A cell as a file holds it: stored value, optional formula and number format; text ids stay text. */
export interface FileCell {
  readonly value: string | number | boolean;
  /** en-US, with the leading "=". */
  readonly formula?: string;
  readonly format?: string;
  /** The value is an Excel error word such as "#N/A". */
  readonly error?: boolean;
}

/** A table or a named range: cells of its sheet under a name. */
export interface FileArea {
  readonly source: 'table' | 'name';
  readonly name: string;
  /** A1 without the sheet; a table's with its header row and, where it is shown, its totals row. */
  readonly address: string;
  readonly hasTotals: boolean;
}

export interface FileSheet {
  readonly name: string;
  /** Row-major; null is an empty cell. */
  readonly rows: readonly (readonly (FileCell | null)[])[];
  readonly merged?: readonly string[];
  /** Absent where the file's reader does not tell (.xls) or there can be none (.csv). */
  readonly areas?: readonly FileArea[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly columnWidths?: readonly (number | undefined)[];
}

/** A workbook as bytes gave it, the same for .xlsx, .xls and .csv; JSON-safe, so that a page can be handed it. */
export interface WorkbookFile {
  readonly name: string;
  readonly date1904: boolean;
  readonly sheets: readonly FileSheet[];
}
