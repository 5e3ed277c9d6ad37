import type { RecordKind } from '../catalogue/recordKind';
import type { CellRef } from '../cell/cell';
import type { AccountSettings } from '../kiva/account';
import type { KivaLoan, LoansCut } from '../kiva/kivaLoans';
import type { Template } from '../mapping/template';
import type { PhotoSurroundings } from '../photo/photoChoice';
import type { ReferenceData } from '../reference/referenceData';
import type { RecordDraft } from './checkSheet';
import type { Finding } from './finding';
import type { LastReport } from './lastReport';
import type { CheckLimits } from './limits';

/** What a rule may look at beside the records. */
export interface RuleContext {
  readonly kind: RecordKind;
  readonly template: Template;
  readonly account: AccountSettings;
  /** Fields that name a record for this account: RecordKind.recordKey by its CSV format. */
  readonly recordKey: readonly string[];
  readonly limits: CheckLimits;
  /** The day where the person sits, "YYYY-MM-DD"; without it no date is too old or too far. */
  readonly today?: string;
  /** Kiva's lists, where they are at hand. */
  readonly reference?: ReferenceData;
  /** Kiva's loans by loan id, where they are at hand. */
  readonly kivaLoans?: ReadonlyMap<string, KivaLoan>;
  /** `kivaLoans` are not all of them. */
  readonly kivaLoansCut?: LoansCut;
  /** What was reported last time, where it is at hand. */
  readonly lastReport?: LastReport;
  /** Files that she chose as photos, where photos are looked for. */
  readonly photos?: PhotoSurroundings;
  /** What the cell of a field displays in a row; '' where the field has no column. */
  readonly textOf: (field: string, row: number) => string;
  /** The cell a field (or a repeating field's key in RecordDraft.values) has in a row, empty or not; undefined when the field is not mapped. */
  readonly cellOf: (field: string, row: number) => CellRef | undefined;
}

/**
 * What of a group loan a rule judges: each row's own cells (`rows`), those and the whole loan (`rowsToo`), each borrower
 * together with what is the loan's (`borrowers`), or nothing.
 */
export type InGroups = 'rows' | 'rowsToo' | 'borrowers' | 'never';

/** A check of one record alone: it may be run again when only that row changed. */
export interface RecordRule {
  (record: RecordDraft, context: RuleContext): readonly Finding[];
  /** Fields of which one has to have a column or a constant before the rule can say anything; absent means that it always may. */
  readonly about?: readonly string[];
  /** What of a group loan it judges; absent: the loan as a whole. */
  readonly inGroups?: InGroups;
}

/** A rule that is left out where a sheet has none of these fields: most have no instalments, and rows are many. */
export function about(fields: readonly string[], rule: RecordRule): RecordRule {
  const whole: RecordRule = (record, context) => rule(record, context);
  return Object.assign(whole, { about: fields, ...(rule.inGroups && { inGroups: rule.inGroups }) });
}

/** A rule with what it judges of a group loan. */
export function inGroups(how: InGroups, rule: RecordRule): RecordRule {
  const whole: RecordRule = (record, context) => rule(record, context);
  return Object.assign(whole, { inGroups: how });
}

/** A check that needs every record: it is told of each that comes or goes, so that one changed row costs no look at the others. */
export type SheetRule = (context: RuleContext) => SheetIndex;

/** What a sheet rule knows of the records so far. */
export interface SheetIndex {
  /** It is told of a group loan as one record; the others are told of each of its rows. */
  readonly wholeGroups?: true;
  /** Answers the other rows that `blocks` may now answer otherwise for; absent where the records do not matter. */
  readonly add?: (record: RecordDraft) => readonly number[];
  /** Takes back a record that was added; answers as `add` does. */
  readonly remove?: (record: RecordDraft) => readonly number[];
  /** Its findings by now; looks at no cells. */
  readonly findings: () => readonly Finding[];
  /** What could not be checked at all, and why; looks at no cells. */
  readonly notChecked?: () => readonly Finding[];
  /** Whether it holds this row back though none of its errors names it. */
  readonly blocks?: (row: number) => boolean;
}

/** Nothing to say; one list for all rules, since they are asked for every row. */
export const NOTHING: readonly never[] = [];
