import type { RecordKindId } from '../catalogue/recordKind';
import type { EnvironmentId } from '../kiva/environments';
import type { Outcome } from '../kiva/outcome';
import type { RunPause } from './events';

/** A run as the workbook remembers it: keys, hashes, amounts and times; bound to the partner. */
export interface LedgerRun {
  readonly version: 1;
  readonly runId: string;
  readonly kind: RecordKindId;
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  /** The relay's store that keeps the outcomes; another store cannot be asked for them. */
  readonly storeId: string;
  readonly sheetId: string;
  readonly templateId: string;
  /** Hash of what of the sheet was mapped to what, and of what its amounts mean; absent in ledgers of an earlier version. */
  readonly mapping?: string;
  /** "YYYY-MM" for kinds that are reported monthly. */
  readonly month?: string;
  readonly startedAt: string;
  /** ISO code, where all rows that name a currency name the same one. */
  readonly currency?: string;
  /** Whoever sent, as she signs; no name. */
  readonly initials?: string;
  /** The total of her own report, and why it may differ from the run's. */
  readonly control?: ControlTotal;
  /** Each pause at which she said that she had checked in PA2 and the run was to go on; absent where there was none. */
  readonly checked?: readonly PauseCheck[];
  /** Nothing of it was sent from here: it is what the relay's register told of other senders' submissions. */
  readonly learnt?: true;
  readonly submissions: readonly LedgerSubmission[];
}

/**
 * The control total that was given for a run, as exact decimal text; `reason` is there when the run's own, together with
 * what of the same report went out before it, differs.
 */
export interface ControlTotal {
  readonly given: string;
  readonly sentBefore?: string;
  readonly reason?: string;
}

/** Her word that she had checked in PA2 what a run paused for. */
export interface PauseCheck {
  /** ISO 8601. */
  readonly at: string;
  readonly pause: RunPause['reason'];
}

/** What a person found in PA2 about a submission whose outcome nobody knows. */
export interface Decision {
  /** ISO 8601. */
  readonly at: string;
  readonly arrived: boolean;
  /** Fingerprints of the rows that she did not find where the others arrived. */
  readonly missing?: readonly string[];
  readonly initials?: string;
}

export interface LedgerSubmission {
  readonly id: string;
  readonly rows: readonly {
    readonly key: string;
    readonly fingerprint: string;
    /** SHA-256 (hex) of what the record says, without its names; absent in ledgers of an earlier version. */
    readonly content?: string;
    /** The own loan id of the group that it is a borrower of. */
    readonly groupId?: string;
    readonly loanId: string;
    /** Where the record named a client. */
    readonly clientId?: string;
    readonly amount?: number;
    /** What her own cells said where the amount was computed from it. */
    readonly own?: number;
    /** Sheet row when it was read: a hint, for results that come after the pane died. */
    readonly row?: number;
  }[];
  /** It was to go out with a photo; the picture is nowhere in here. */
  readonly photo?: true;
  /** ISO 8601: when it was about to leave; only the browser's own store tells. */
  readonly sending?: string;
  /** Absent until it is known. */
  readonly outcome?: { readonly at: string; readonly outcome: Outcome };
  /** Only where nobody knows the outcome and she has looked; an outcome that comes later says more. */
  readonly decision?: Decision;
}

/** A run as this browser's journal remembers it: it also knows what was never handed over. */
export interface JournalRun extends LedgerRun {
  readonly submissions: readonly JournalSubmission[];
}

/** A submission as this browser's journal remembers it. */
export interface JournalSubmission extends LedgerSubmission {
  /** ISO 8601: when it was about to be handed over; absent where it never was. */
  readonly sending?: string;
}
