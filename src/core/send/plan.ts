import type { Submission } from '../submission/submission';

/** Why a fact stays at home; words are `skipped.<reason>` (docs/decisions/row-errors-in-accepted-batches.md). */
export type SkipReason = 'accepted' | 'rowRefused' | 'unknown' | 'unsettled';

/** A row left out because the ledger says that this very fact was accepted before, or may have been. */
export interface SkippedRow {
  readonly row: number;
  readonly key: string;
  readonly reason: SkipReason;
  /** ISO 8601: when that outcome came; for `unsettled` when that run started. */
  readonly at: string;
  /** Kiva's upload, draft or archive id; empty when there is none. */
  readonly reference: string;
  /** Kiva took it with a warning. */
  readonly warned: boolean;
}

/** What a run will send, in order, and what it leaves out and why. */
export interface SendPlan {
  readonly submissions: readonly Submission[];
  readonly skipped: readonly SkippedRow[];
  /** Rows that the submissions hold, without those skipped. */
  readonly rowCount: number;
  /** Sum of the control field over those rows in minor-unit-safe decimal text, e.g. "48250.5"; absent when the kind has none. */
  readonly total?: string;
}
