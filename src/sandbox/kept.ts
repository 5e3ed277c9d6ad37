import type { Journal, LoanDraft, Problem, Repayment } from './wire';

/** One accepted POST repayments; rows that an `error` problem names are not among `repayments`. */
export interface Upload {
  readonly uploadId: number;
  readonly receivedAt: string;
  readonly repayments: readonly Repayment[];
  readonly problems: readonly Problem[];
}

/** The uploads of one partner and calendar month (UTC); after it is finalised the next upload opens another. */
export interface Report {
  readonly reportId: string;
  readonly partnerId: string;
  readonly month: string;
  readonly number: number;
  readonly uploads: Upload[];
  finalisedAt: string | null;
}

/** One accepted draft; it becomes a loan when a person publishes it. */
export interface KeptDraft {
  readonly uuid: string;
  readonly partnerId: string;
  readonly receivedAt: string;
  readonly draft: LoanDraft;
  publishedAt: string | null;
}

/** The journals behind one `confirm_url`: one, or a whole batch. */
export interface Archive {
  readonly archiveId: string;
  readonly partnerId: string;
  readonly receivedAt: string;
  readonly journals: readonly Journal[];
  publishedAt: string | null;
}

/** Everything that a sandbox accepted, in the order of its coming. */
export interface Kept {
  readonly reports: Report[];
  readonly drafts: KeptDraft[];
  readonly archives: Archive[];
}
