import type { AmountMeaning } from '../mapping/template';

/** What a partner's own Kiva account is set to; asked per environment and partner, never guessed. */
export interface AccountSettings {
  /** PA2 > Account > Profile > CSV upload format: with three columns every record needs a client id. */
  readonly csvFormat: 'two' | 'three';
  /** What a repayment's amount means to Kiva for this account. */
  readonly amountExpected: AmountMeaning;
}
