import type { RecordKind } from '../catalogue/recordKind';
import type { CellRef } from '../cell/cell';
import type { AccountSettings } from '../kiva/account';
import type { Template } from '../mapping/template';
import type { ReferenceData } from '../reference/referenceData';
import type { RecordDraft } from './checkSheet';
import type { Finding } from './finding';

/** What a rule may look at beside the records. */
export interface RuleContext {
  readonly kind: RecordKind;
  readonly template: Template;
  readonly account: AccountSettings;
  /** Fields that name a record for this account: RecordKind.recordKey by its CSV format. */
  readonly recordKey: readonly string[];
  /** The day where the person sits, "YYYY-MM-DD"; without it no date is too old or too far. */
  readonly today?: string;
  /** Kiva's lists, where they are at hand. */
  readonly reference?: ReferenceData;
  /** The cell a field (or a repeating field's key in RecordDraft.values) has in a row, empty or not; undefined when the field is not mapped. */
  readonly cellOf: (field: string, row: number) => CellRef | undefined;
}

/** A check of one record alone: it may be run again when only that row changed. */
export type RecordRule = (record: RecordDraft, context: RuleContext) => readonly Finding[];

/** A check that needs every record. */
export type SheetRule = (records: readonly RecordDraft[], context: RuleContext) => readonly Finding[];
