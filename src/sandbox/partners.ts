/** Every scope that Kiva's token endpoint can grant (contract section 1). */
export const ALL_SCOPES = ['read:loans', 'create:loan_draft', 'create:repayment', 'create:journal_update'] as const;

/** The audience a token of the sandbox is for, unless the caller sets another. */
export const SANDBOX_AUDIENCE = 'https://partner-api.sandbox.invalid';

/** A practice partner; its secret is public and opens nothing but a sandbox. */
export interface SandboxPartner {
  readonly partnerId: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  /** PA2 > Account > Profile > CSV upload format; `either` lets a client id be there or not. */
  readonly csvFormat: 'two' | 'three' | 'either';
  readonly loanCount: number;
}

/** The partner that a person practises with. */
export const FIRST_PARTNER: SandboxPartner = {
  partnerId: '321',
  name: 'Practice Partner',
  clientId: 'sandbox-client',
  clientSecret: 'sandbox-secret',
  scopes: ALL_SCOPES,
  csvFormat: 'either',
  loanCount: 2500,
};

/** A partner whose CSV upload format is three columns, with credentials and loans of its own. */
export const SECOND_PARTNER: SandboxPartner = {
  partnerId: '322',
  name: 'Practice Partner, three columns',
  clientId: 'sandbox-client-three',
  clientSecret: 'sandbox-secret-three',
  scopes: ALL_SCOPES,
  csvFormat: 'three',
  loanCount: 240,
};

/** The partners a sandbox has unless its caller says otherwise. */
export const SANDBOX_PARTNERS: readonly SandboxPartner[] = [FIRST_PARTNER, SECOND_PARTNER];
