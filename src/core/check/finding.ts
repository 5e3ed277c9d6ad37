import type { CellRef } from '../cell/cell';

/** error blocks the row, warning lets the person decide, question blocks the sheet until answered once. */
export type Severity = 'error' | 'warning' | 'question';

/** What words may be filled with; never HTML, never a formula. */
export type Params = Readonly<Record<string, string | number>>;

/** Something wrong with a cell or a row, as data: words come from locales under `finding.<code>`. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** Sheet row the finding belongs to; absent when it is the whole sheet's. */
  readonly row?: number;
  /** The cell to jump to; absent when the column is not mapped. */
  readonly cell?: CellRef;
  readonly field?: string;
  readonly params: Params;
}
