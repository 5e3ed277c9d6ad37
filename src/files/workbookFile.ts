/** A cell as a file holds it: stored value, optional formula and number format; text ids stay text. */
export interface FileCell {
  readonly value: string | number | boolean;
  /** en-US, with the leading "=". */
  readonly formula?: string;
  readonly format?: string;
  /** The value is an Excel error word such as "#N/A". */
  readonly error?: boolean;
}

export interface FileSheet {
  readonly name: string;
  /** Row-major; null is an empty cell. */
  readonly rows: readonly (readonly (FileCell | null)[])[];
  readonly merged?: readonly string[];
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
