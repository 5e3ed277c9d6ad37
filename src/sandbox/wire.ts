/** A borrower of a draft, as sent; every field may be left out. */
export interface Entrep {
  readonly client_id?: string;
  readonly loan_id?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly gender?: string;
  readonly amount?: number;
}

/** An instalment of a draft, as sent. */
export interface Instalment {
  readonly date?: string;
  readonly principal?: number;
  readonly interest?: number;
}

/** The body of POST loan_draft after the judge passed it. */
export interface LoanDraft {
  readonly entreps?: readonly Entrep[];
  readonly schedule?: readonly Instalment[];
  readonly disburse_time?: string;
  readonly currency?: string;
  readonly activity_id?: number;
  readonly theme_type_id?: number;
  readonly description_language_id?: number;
  readonly location?: string;
  readonly description?: string;
  readonly loanuse?: string;
  readonly client_waiver_signed?: boolean;
  readonly image_encoded?: string;
  readonly image_url?: string;
  readonly group_name?: string;
  readonly internal_loan_id?: string | readonly string[];
  readonly internal_client_id?: string | readonly string[];
  readonly not_pictured?: readonly boolean[];
}

/** One row of POST repayments after the judge passed it. */
export interface Repayment {
  readonly loan_id: string;
  readonly client_id?: string;
  readonly amount: number;
}

/** One entry of the answer's `problems` (contract section 6). */
export interface Problem {
  readonly loan_id: string;
  readonly details: string;
  readonly code: string;
  readonly severity: 'error' | 'warning';
}

/** One journal of POST journals after the judge passed it. */
export interface Journal {
  readonly internal_loan_id: string;
  readonly internal_client_id?: string;
  readonly subject: string;
  readonly body: string;
  readonly image_url?: string;
}
