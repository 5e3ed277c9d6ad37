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
  /** SHA-256 (hex) of the record's identity fields alone: equal in every month and CSV format (the register's content). */
  readonly content: string;
  /** Kiva's `loan_id` for this row: `problems[]` come back by it. */
  readonly loanId: string;
  /** The own loan id of the group loan that it is a row of, whether or not that goes out. */
  readonly groupId?: string;
  readonly clientId?: string;
  /** Repayments: the amount, for control totals. */
  readonly amount?: number;
  /** What her own cells say where `amount` was computed from it. */
  readonly own?: number;
  /** Ids of the earlier submissions that a person decided about: the row goes out in spite of them. */
  readonly despite?: readonly string[];
}

/** One call to Kiva: its body is the exact JSON text that leaves. */
export interface Submission {
  readonly id: string;
  readonly kind: RecordKindId;
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  readonly endpoint: 'postLoanDraft' | 'postRepayments' | 'postJournals';
  readonly body: string;
  /** Each row's record as JSON text, in the order of `rows`: a part of them can go out under another id; one for all rows of a group loan. */
  readonly records: readonly string[];
  /** Reference of the picture that goes out with it; it stands in no body before it is handed over. */
  readonly photo?: string;
  /** "YYYY-MM" for kinds that are reported monthly. */
  readonly month?: string;
  readonly rows: readonly SubmissionRow[];
  /** Loan ids in the body of its one record, where several rows are one loan: they go out together or not at all. */
  readonly groupIds?: readonly string[];
  /** The submission this one follows after a 401/403; the same id never calls Kiva twice. */
  readonly follows?: string;
}
