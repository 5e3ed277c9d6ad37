import type { RecordKindId } from '../catalogue/recordKind';
import type { EnvironmentId } from '../kiva/environments';

/** One sheet row's share of a submission. */
export interface SubmissionRow {
  /** Sheet row when it was read; only a hint, people sort and insert while a send runs. */
  readonly row: number;
  /** The record's own identity from her mapped cells, found again wherever the row went. */
  readonly key: string;
  /** SHA-256 (hex) of what makes the fact unique: environment, partner, kind, month, key, content. */
  readonly fingerprint: string;
  /** Kiva's `loan_id` for this row: `problems[]` come back by it. */
  readonly loanId: string;
  readonly clientId?: string;
  /** Repayments: the amount, for control totals. */
  readonly amount?: number;
}

/** One call to Kiva: its body is the exact JSON text that leaves. */
export interface Submission {
  readonly id: string;
  readonly kind: RecordKindId;
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  readonly endpoint: 'postLoanDraft' | 'postRepayments' | 'postJournals';
  readonly body: string;
  readonly rows: readonly SubmissionRow[];
  /** The submission this one follows after a 401/403; the same id never calls Kiva twice. */
  readonly follows?: string;
}
