import type { RecordKind } from '../catalogue/recordKind';
import type { CellRef } from '../cell/cell';
import type { SheetSnapshot } from '../cell/snapshot';
import type { AccountSettings } from '../kiva/account';
import type { KivaLoan, LoansCut } from '../kiva/kivaLoans';
import type { AppliedTemplate } from '../mapping/applyTemplate';
import type { Template } from '../mapping/template';
import type { PhotoSurroundings } from '../photo/photoChoice';
import type { ReferenceData } from '../reference/referenceData';
import { atOnce } from './atOnce';
import type { Finding } from './finding';
import { IncrementalCheck } from './incrementalCheck';
import type { LastReport } from './lastReport';
import type { CheckLimits } from './limits';
import type { Completion } from './completion';
import type { LeftOutRow } from './leftOutRow';
import type { SheetRule } from './rule';

/** A value as read, with the cell it came from, or without one where the template fills it; amounts are numbers, dates "YYYY-MM-DD", ids and texts strings. */
export interface ReadValue {
  readonly value: string | number | boolean;
  readonly cell?: CellRef;
}

/** One row as a record: only fields that hold something are present. */
export interface RecordDraft {
  readonly row: number;
  /** Displayed texts of the identity columns, in the order of CheckedSheet.identityColumns; some as a hash. */
  readonly identity: readonly string[];
  readonly values: ReadonlyMap<string, ReadValue>;
  /** Keys of values whose cells hold something that could not be read, or is not sent; absent means none. */
  readonly unread?: ReadonlySet<string>;
  /**
   * Of a group loan: its rows as they were read, in sheet order, this one's first. `values` are then the whole loan's,
   * its borrowers' as `field`, `field#2`, ... in the order of the rows.
   */
  readonly members?: readonly RecordDraft[];
  /** Of a group loan whose instalments were added up by date: of how many borrowers. */
  readonly summedOf?: number;
  /** Where the amount was computed: the amount in her cell, or that it is blank and counted as 0. */
  readonly ownAmount?: number | 'blank';
}

/** A sheet after reading and checking: what can go out, and everything that is wrong, all of it. */
export interface CheckedSheet {
  readonly kind: RecordKind;
  readonly records: readonly RecordDraft[];
  /** Records without an error; those a question is open for are not among them. */
  readonly sendable: readonly RecordDraft[];
  readonly findings: readonly Finding[];
  /** Checks that could not be made, each with what they lack; they hold nothing back. */
  readonly notChecked: readonly Finding[];
  /** Sheet columns whose texts tell one row from another, wherever it moves. */
  readonly identityColumns: readonly number[];
  /** How many of the last of these columns stand in each record's identity as a hash of their text. */
  readonly hashedColumns: number;
  /** Fields that name a record for this account. */
  readonly recordKey: readonly string[];
  /** Rows left out on purpose: units and column numbers below the headers, blank rows, totals, notes, headers said again, filtered rows, blanks she chose to leave out, rows added up to another. */
  readonly leftOut: readonly LeftOutRow[];
  /** Exact decimal sum over `sendable` of the kind's total field. */
  readonly total?: string;
}

/** What checking needs beside the sheet, as far as it is at hand. */
export interface CheckSurroundings {
  /** The day where the person sits, "YYYY-MM-DD". */
  readonly today?: string;
  readonly reference?: ReferenceData;
  /** The partner's loans at Kiva by loan id; without them rules that need them say that they could not be checked. */
  readonly kivaLoans?: ReadonlyMap<string, KivaLoan>;
  /** `kivaLoans` are not all that Kiva has: a loan that is not among them may be there all the same. */
  readonly kivaLoansCut?: LoansCut;
  /** What was reported last time; without it, the same. */
  readonly lastReport?: LastReport;
  /** Numbers of this partner's in place of the defaults. */
  readonly limits?: Partial<CheckLimits>;
  /** Sheet rows between headers and records that hold units or column numbers; absent means none. */
  readonly skippedRows?: readonly number[];
  /** She wants rows of one record added up to one amount; without it they stay behind. */
  readonly addUpRepeats?: boolean;
  /** Files that she chose as photos, and what she said of them; without it no photo is looked for. */
  readonly photos?: PhotoSurroundings;
  /** What a record gets from outside its row, in this order, before any rule looks at it. */
  readonly completions?: readonly Completion[];
  /** Rules of the whole sheet beside its kind's: they come with what completes its records. */
  readonly sheetRules?: readonly SheetRule[];
}

/** Everything that a check is made from. */
export type CheckInput = readonly [
  kind: RecordKind,
  template: Template,
  applied: AppliedTemplate,
  snapshot: SheetSnapshot,
  account: AccountSettings,
  surroundings?: CheckSurroundings,
];

/** Reads and checks every row; never changes a value, never drops a finding. */
export function checkSheet(...input: CheckInput): CheckedSheet {
  return atOnce(checkSheetSteps(...input));
}

/** The same, some rows at a time: whoever drives it can let others go first after each step. */
export function* checkSheetSteps(...input: CheckInput): Generator<void, CheckedSheet> {
  const check = new IncrementalCheck(input);
  yield* check.steps();
  return check.checked();
}
