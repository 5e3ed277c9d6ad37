import type { RecordDraft } from './checkSheet';
import type { Finding } from './finding';
import type { LeftOutRow } from './leftOutRow';
import type { ShortName } from './lookUpReferences';
import { NOTHING } from './rule';

/** What reading a row left to say about it; nearly every row has nothing, and shares NO_NOTES. */
export interface RowNotes {
  readonly findings: readonly Finding[];
  /** Columns (by place in `bound`) that are empty and should not be. */
  readonly empty: readonly number[];
  /** Its amount is blank while that is one question for the sheet. */
  readonly isBlank: boolean;
  readonly shortNames: readonly ShortName[];
  /** Made when they are first told: a column that is empty all over needs none. */
  emptyFindings: readonly (readonly [slot: number, finding: Finding])[] | undefined;
}

/** Of a row that was read without anything to say; nobody writes to it, since it has no empty cell to tell. */
export const NO_NOTES: RowNotes = Object.freeze({
  findings: NOTHING,
  empty: NOTHING,
  isBlank: false,
  shortNames: NOTHING,
  emptyFindings: undefined,
});

/** One row as it is known: what was read, what goes out of it, and what the rules say. One object, since rows are many. */
export interface CheckedRow {
  /** The record as it was read, before any rule; undefined for a row that is none. */
  readonly draft: RecordDraft | undefined;
  /** Of a row in a group loan: without the empty cells that another of its rows fills. */
  notes: RowNotes;
  /** The group loan that the row belongs to: grid row of its first, and the row's notes when it stands alone. */
  group: { readonly head: number; readonly own: RowNotes } | undefined;
  /** What its key columns display. */
  readonly names: readonly string[];
  /** What the kind's telling column displays; '' where it has none. */
  readonly telling: string;
  /** The record as it would go out; undefined for a row that is left out. */
  record: RecordDraft | undefined;
  ruleFindings: readonly Finding[];
  leftOut: LeftOutRow['reason'] | undefined;
  hasError: boolean;
  /** What the running total holds of it. */
  counted: number | undefined;
}

/** A row that is a record, whatever becomes of it. */
export type ReadRow = CheckedRow & { readonly draft: RecordDraft };

/** A row before any rule, as one literal: spreads into each of many rows cost more than reading them. */
export function readAs(draft: RecordDraft, notes: RowNotes, telling: string): ReadRow {
  return {
    draft,
    notes,
    names: draft.identity,
    telling,
    record: undefined,
    group: undefined,
    ruleFindings: NOTHING,
    leftOut: undefined,
    hasError: false,
    counted: undefined,
  };
}

/** A row that is no record; `names` are its key columns' texts. */
export function notRead(leftOut: LeftOutRow['reason'], names: readonly string[]): CheckedRow {
  return {
    draft: undefined,
    notes: NO_NOTES,
    names,
    telling: '',
    record: undefined,
    group: undefined,
    ruleFindings: NOTHING,
    leftOut,
    hasError: false,
    counted: undefined,
  };
}
