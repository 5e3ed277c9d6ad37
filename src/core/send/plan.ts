import type { EarlierOutcome } from './earlierOutcome';
import type { LikeLastMonth } from './likeLastMonth';
import type { Submission } from '../submission/submission';

/** Why a fact stays at home; words are `skipped.<reason>` (docs/decisions/row-errors-in-accepted-batches.md). */
export type SkipReason = 'accepted' | 'rowRefused' | 'unknown' | 'unsettled' | 'groupWaits';

/** A row left out because the ledger says that this very fact was accepted before, or may have been. */
export interface SkippedRow extends EarlierOutcome {
  readonly row: number;
  readonly key: string;
  readonly reason: SkipReason;
}

/**
 * A record that was sent before under the same name with other content; words are `changed.<rule>`.
 * `correctInPa2`: it cannot go out; `second`: it would make a second draft, and goes only when she says so.
 */
export interface ChangedRow {
  readonly row: number;
  readonly key: string;
  readonly rule: 'correctInPa2' | 'second';
  /** ISO 8601: when the first one was settled. */
  readonly at: string;
  readonly reference: string;
  readonly submissionId: string;
}

/** Rows of the sheet that were accepted before, as part of the report that the rest belongs to; exact decimal text of what her own cells say. */
export interface SentBefore {
  readonly rows: number;
  readonly total: string;
  /** With what the plan sends. */
  readonly together: string;
}

/** What a run will send, in order, and what it leaves out and why. */
export interface SendPlan {
  readonly submissions: readonly Submission[];
  readonly skipped: readonly SkippedRow[];
  /** Ids of the runs that it was made from: one that came since may have sent its rows. */
  readonly madeFrom?: ReadonlySet<string>;
  /** Left out until they are corrected in PA2, or she decides. */
  readonly changed: readonly ChangedRow[];
  /** The run begins with so few rows and asks what PA2 shows before it goes on; absent where it need not. */
  readonly firstRows?: number;
  /** Hash of the mapping that its rows were read with. */
  readonly mapping?: string;
  /** Rows that the submissions hold, without those skipped. */
  readonly rowCount: number;
  /** Sum of the control field over those rows in minor-unit-safe decimal text, e.g. "48250.5"; absent when the kind has none. */
  readonly total?: string;
  /** The same sum of what her own cells say, which her own report's total is compared with; absent where nothing was computed. */
  readonly ownTotal?: string;
  /** What of her own report went out before; absent where nothing did, or the kind has no total. */
  readonly sentBefore?: SentBefore;
  /** ISO code, where all rows that name a currency name the same one. */
  readonly currency?: string;
  /** Nearly every row says what was accepted for the month before: she is asked whether it is last month's file. */
  readonly likeLastMonth?: LikeLastMonth;
}
