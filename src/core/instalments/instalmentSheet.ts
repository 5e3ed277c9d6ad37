import type { Finding } from '../check/finding';
import type { ReadValue } from '../check/checkSheet';
import type { ReadInstalment } from '../schedule/sumByDate';

/** A value and the cell of the instalments' sheet that it came from. */
export type InstalmentValue = ReadValue & { readonly cell: NonNullable<ReadValue['cell']> };

/** One row of the instalments' sheet; a part that is empty or unread is absent. */
export interface InstalmentRow extends ReadInstalment<InstalmentValue> {
  readonly clientId?: string;
  /** Something in the row could not be read: what is wrong is among the loan's findings. */
  readonly isUnread: boolean;
}

/** What the instalments' sheet has of one loan: rows by date, and what is wrong with them, without a row of hers yet. */
export interface LoanInstalments {
  readonly rows: readonly InstalmentRow[];
  readonly findings: readonly Finding[];
}

/** Everything on the instalments' sheet. */
export interface InstalmentSheet {
  readonly sheet: string;
  readonly byLoan: ReadonlyMap<string, LoanInstalments>;
  /** Rows without a loan id, in the order of the sheet. */
  readonly loose: readonly InstalmentRow[];
  /** Of the sheet as a whole: questions and errors among them hold all loans back. */
  readonly findings: readonly Finding[];
  /** Interest has a column there. */
  readonly hasInterest: boolean;
}
