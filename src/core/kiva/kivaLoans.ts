/** A loan as Kiva lists it (contract section 4), as far as checks need it. */
export interface KivaLoan {
  /** The partner's own loan id. */
  readonly loanId: string;
  /** The partner's own client id; '' where Kiva has none. */
  readonly clientId: string;
  /** Kiva's word, e.g. `payingBack`; unknown ones are kept. */
  readonly status: string;
  /** Price in the loan's currency: Kiva's `loan_local_price`, which is an assumption. */
  readonly amount?: number;
  readonly currency?: string;
  /** 0 where Kiva does not say. */
  readonly borrowerCount: number;
}

/** Loans that were not read: their list is longer than what is read for a check, or changed while it was. */
export interface LoansCut {
  readonly read: number;
  readonly total: number;
}

/** Statuses of loans that repayments are reported for (contract section 4). */
export const REPAYING: ReadonlySet<string> = new Set(['payingBack', 'defaulted']);

/** Statuses of a loan that its client still has to pay back, or that is being raised (domain rules). */
export const OPEN_LOAN: ReadonlySet<string> = new Set(['fundRaising', 'raised', 'payingBack']);
