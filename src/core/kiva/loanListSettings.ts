/** How Kiva's list of loans is read; a partner may have tens of thousands. */
export interface LoanListSettings {
  /** Loans asked for at once (contract section 4: page by 100, at most 300). */
  readonly pageSize: number;
  /** Pages read for one check at most, so that nobody waits for minutes: our choice. */
  readonly mostPages: number;
}

/** The defaults. */
export const LOAN_LIST_SETTINGS: LoanListSettings = { pageSize: 100, mostPages: 100 };
