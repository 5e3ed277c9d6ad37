import type { RecordKind } from '../catalogue/recordKind';
import type { CellRef } from '../cell/cell';
import type { SheetSnapshot } from '../cell/snapshot';
import type { AccountSettings } from '../kiva/account';
import type { AppliedTemplate } from '../mapping/applyTemplate';
import type { Template } from '../mapping/template';
import type { Finding } from './finding';

/** A value as read, with the cell it came from; amounts are numbers, dates "YYYY-MM-DD", ids and texts strings. */
export interface ReadValue {
  readonly value: string | number | boolean;
  readonly cell: CellRef;
}

/** One row as a record: only fields that hold something are present. */
export interface RecordDraft {
  readonly row: number;
  /** Displayed texts of the identity columns, in the order of CheckedSheet.identityColumns. */
  readonly identity: readonly string[];
  readonly values: ReadonlyMap<string, ReadValue>;
}

/** A sheet after reading and checking: what can go out, and everything that is wrong, all of it. */
export interface CheckedSheet {
  readonly kind: RecordKind;
  readonly records: readonly RecordDraft[];
  /** Records without an error; those a question is open for are not among them. */
  readonly sendable: readonly RecordDraft[];
  readonly findings: readonly Finding[];
  /** Sheet columns whose texts tell one row from another, wherever it moves. */
  readonly identityColumns: readonly number[];
  /** Fields that name a record for this account. */
  readonly recordKey: readonly string[];
  /** Rows left out on purpose: blank rows, totals, notes, blanks the person chose to leave out. */
  readonly leftOut: readonly { readonly row: number; readonly reason: 'blank' | 'total' | 'note' | 'blankAmount' }[];
  /** Exact decimal sum over `sendable` of the kind's total field. */
  readonly total?: string;
}

/** Reads and checks every row; never changes a value, never drops a finding. */
export function checkSheet(
  _kind: RecordKind,
  _template: Template,
  _applied: AppliedTemplate,
  _snapshot: SheetSnapshot,
  _account: AccountSettings,
): CheckedSheet {
  throw new Error('to be built');
}
