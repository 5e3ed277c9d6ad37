import type { Field } from './field';

/** What a schedule can be computed from where a loan has none; not sent themselves. */
export const LOAN_TERM_FIELDS: readonly Field[] = [
  {
    id: 'loanDraft.firstInstalmentDate',
    kind: 'date',
    need: 'optional',
    aliases: 'first_instalment_date',
    constant: true,
  },
  { id: 'loanDraft.instalmentCount', kind: 'count', need: 'optional', aliases: 'instalment_count', constant: true },
  { id: 'loanDraft.frequency', kind: 'frequency', need: 'optional', aliases: 'instalment_frequency', constant: true },
  { id: 'loanDraft.interestRate', kind: 'rate', need: 'optional', aliases: 'interest_rate', constant: true },
  { id: 'loanDraft.ratePeriod', kind: 'ratePeriod', need: 'optional', aliases: 'interest_rate_period', constant: true },
  {
    id: 'loanDraft.interestMethod',
    kind: 'interestMethod',
    need: 'optional',
    aliases: 'interest_method',
    constant: true,
  },
  { id: 'loanDraft.gracePeriods', kind: 'count', need: 'optional', aliases: 'grace_period', constant: true },
];
