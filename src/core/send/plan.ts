import type { Submission } from '../submission/submission';

/** A row left out because the ledger says that this very fact was accepted before. */
export interface SkippedRow {
  readonly row: number;
  readonly key: string;
  readonly acceptedAt: string;
  readonly reference: string;
}

/** What a run will send, in order, and what it leaves out and why. */
export interface SendPlan {
  readonly submissions: readonly Submission[];
  readonly skipped: readonly SkippedRow[];
  readonly rowCount: number;
  /** Sum of the control field in minor-unit-safe decimal text, e.g. "48250.5"; absent when the kind has none. */
  readonly total?: string;
}
