import type { RecordKindId } from '../catalogue/recordKind';

/** A field bound to a column by its header; the column's place is only a hint. */
export interface Binding {
  readonly field: string;
  readonly header: string;
  readonly column: number;
  /** Which of the repeating columns it is, counted from 1; absent for fields that do not repeat. */
  readonly index?: number;
}

/** How a column's texts are to be read, once decided for the whole column. */
export interface ColumnFormat {
  readonly decimalMark?: '.' | ',';
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
}

/** What her amount column holds (domain rules: asked, without a default). */
export type AmountMeaning = 'cumulativePrincipal' | 'outstanding' | 'paidThisPeriod';

/** What to do with blank repayment amounts: asked once a sheet, never assumed. */
export type BlankAmount = 'leaveOut' | 'reportZero';

/** A saved mapping; version 1. Holds no borrower data and no secret. */
export interface Template {
  readonly version: 1;
  readonly id: string;
  readonly name: string;
  readonly kind: RecordKindId;
  readonly bindings: readonly Binding[];
  readonly formats: Readonly<Record<string, ColumnFormat>>;
  readonly amountMeaning?: AmountMeaning;
  readonly blankAmount?: BlankAmount;
}
