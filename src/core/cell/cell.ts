/** What Excel stores in a cell; dates are serial numbers, errors are their words ("#N/A"), empty is ''. */
export type CellValue = string | number | boolean;

/** Excel's own word for the content, kept because `value` alone cannot tell an error from a text. */
export type CellType = 'empty' | 'text' | 'number' | 'boolean' | 'error';

/** One cell as read: what is stored, what is displayed, and how it is formatted. */
export interface Cell {
  readonly value: CellValue;
  readonly text: string;
  readonly type: CellType;
  readonly format: string;
}

/** A place in a sheet; row and column are zero-based, as Excel's indexes are. */
export interface CellRef {
  readonly row: number;
  readonly column: number;
  /** Name of its sheet; absent on the sheet whose rows are checked. */
  readonly sheet?: string;
}
