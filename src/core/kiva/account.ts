import type { AmountMeaning } from '../mapping/template';

/** Whether a later repayment report replaces an earlier value of its month or adds to it; Kiva does not say (contract section 6). */
export type LaterReport = 'replaces' | 'adds' | 'unknown';

/** Whose ids `internal_loan_id` and `internal_client_id` of a group loan are; Kiva's page says both (contract section 5). */
export type GroupIds = 'group' | 'members';

/** What a partner's own Kiva account is set to; asked per environment and partner, never guessed. */
export interface AccountSettings {
  /** PA2 > Account > Profile > CSV upload format: with three columns every record needs a client id. */
  readonly csvFormat: 'two' | 'three';
  /** What a repayment's amount means to Kiva for this account. */
  readonly amountExpected: AmountMeaning;
  /** `unknown` when left out: a changed amount is then corrected in PA2 alone. */
  readonly laterReport?: LaterReport;
  /** The group's own when left out. */
  readonly groupIds?: GroupIds;
}
