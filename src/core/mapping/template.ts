import type { Polarity } from '../catalogue/field';
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
  /** Whether a column's yes says what Kiva's field says, or the opposite ("in the photo" for "absent from it"); never saved open. */
  readonly polarity?: Polarity;
  /** What a blank means in a yes/no column that holds ticks alone. */
  readonly blankMeans?: 'no' | 'unknown';
  /** Whole names are split at their comma: the last name stands before it. Only where she said so. */
  readonly nameSplit?: 'lastFirst';
}

/** What her amount column holds (domain rules: asked, without a default). */
export type AmountMeaning = 'cumulativePrincipal' | 'outstanding' | 'paidThisPeriod';

/** What to do with blank repayment amounts: asked once a sheet, never assumed. */
export type BlankAmount = 'leaveOut' | 'reportZero';

/** Where in the workbook the rows are; without it the active sheet is looked through for its header row. */
export interface TablePlace {
  /** A sheet's used range, an Excel table, a named range, or the cells that were selected (`name` is their address). */
  readonly source: 'sheet' | 'table' | 'name' | 'selection';
  /** Name of the table or the named range, address of the selection; absent for a sheet. */
  readonly name?: string;
  /** How many rows the headers take, from 1; they end at the header row. */
  readonly headerRows?: number;
}

/** Rows to leave out by what one of their columns displays, in any case and with any marks. */
export interface RowFilter {
  readonly header: string;
  readonly column: number;
  readonly leaveOut: readonly string[];
}

/** How rows of group loans are tied, where cells alone do not tell; each is asked once. */
export interface GroupAnswers {
  /** A blank in the column that ties rows: a member of the group above it, or a loan of its own. */
  readonly blankTie?: 'above' | 'alone';
  /** One loan id on all rows of a group: the group's own, or the members', who then cannot share it. */
  readonly sharedIds?: 'group' | 'members';
  /** Fields of which the first row's value is the group's, where its rows differ. */
  readonly takeFirst?: readonly string[];
}

/** Where instalments stand on a sheet of their own, one a row, and which of its columns hold what. */
export interface InstalmentSheetPart {
  /** The sheet's name. */
  readonly sheet: string;
  readonly table?: TablePlace;
  /** Of fields of core/catalogue/instalmentRows. */
  readonly bindings: readonly Binding[];
  readonly formats: Readonly<Record<string, ColumnFormat>>;
  /** Headers of all its columns that are headed as a bound one is; absent where every bound header is alone. */
  readonly headers?: readonly string[];
}

/** How schedules are computed from terms, and whether they are at all; conventions are in docs/decisions/schedules.md. */
export interface SchedulePart {
  /** She saw examples and agreed, or wants none; absent while she has not been asked. */
  readonly computed?: boolean;
  /** What a method that says "declining" and no more means; without it, equal instalments. */
  readonly declining?: 'equalInstalments' | 'equalPrincipal';
  /** What is paid in grace periods; without it, the interest alone. */
  readonly grace?: 'interestOnly' | 'nothing';
}

/** What she said a header means, where that was not what was proposed; `field` null: nothing of Kiva's. */
export interface Correction {
  readonly header: string;
  readonly field: string | null;
}

/**
 * A saved mapping; version 3 (1 knew no constants, value maps, row filter, table place and corrections, 2 no partners).
 * Holds no borrower data and no secret.
 */
export interface Template {
  readonly version: 3;
  readonly id: string;
  readonly name: string;
  readonly kind: RecordKindId;
  readonly bindings: readonly Binding[];
  readonly formats: Readonly<Record<string, ColumnFormat>>;
  /** Field id to the text that fills it in every row, only for fields that the catalogue allows it for; read as a cell's text would be. */
  readonly constants?: Readonly<Record<string, string>>;
  /** Field id to (her word as `plainWords` makes it, Kiva's own spelling). */
  readonly valueMaps?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly rowFilter?: RowFilter;
  readonly table?: TablePlace;
  readonly corrections?: readonly Correction[];
  /** Sheets (by name) that this template is the default of. */
  readonly sheets?: readonly string[];
  /** Every header of the sheet when it was saved, so that a new one is told from one that she left aside. */
  readonly headers?: readonly string[];
  readonly amountMeaning?: AmountMeaning;
  /** What the amounts are turned into before they go out: she saw how, and agreed. */
  readonly amountConverted?: AmountMeaning;
  readonly blankAmount?: BlankAmount;
  readonly groups?: GroupAnswers;
  readonly instalments?: InstalmentSheetPart;
  readonly schedule?: SchedulePart;
  /** Kiva's ids of the partners for whose account it was made or confirmed as it is now; absent while it is nobody's. */
  readonly partners?: readonly string[];
}
