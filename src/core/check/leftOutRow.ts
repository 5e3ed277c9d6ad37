/** Why a row is no record by what stands in it. */
export type RowReason = 'blank' | 'total' | 'note' | 'header' | 'filtered';

/** A row left out on purpose, and why. */
export interface LeftOutRow {
  readonly row: number;
  readonly reason: RowReason | 'units' | 'blankAmount' | 'addedUp';
  /** Of a row that was added to another: the sheet row of that one, and how this one is told from others. */
  readonly addedTo?: { readonly row: number; readonly identity: readonly string[] };
}
