import { LOAN_TERM_FIELDS } from './loanTermFields';
import type { ScheduleDeclaration } from './scheduleDeclaration';

/** Instalments of a loan draft, and what they are computed from where it has none. */
export const LOAN_DRAFT_SCHEDULE: ScheduleDeclaration = {
  parts: { date: 'loanDraft.scheduleDate', principal: 'loanDraft.principal', interest: 'loanDraft.interest' },
  terms: {
    amount: 'loanDraft.amount',
    currency: 'loanDraft.currency',
    disbursalDate: 'loanDraft.disbursalDate',
    firstInstalmentDate: 'loanDraft.firstInstalmentDate',
    instalmentCount: 'loanDraft.instalmentCount',
    frequency: 'loanDraft.frequency',
    interestRate: 'loanDraft.interestRate',
    ratePeriod: 'loanDraft.ratePeriod',
    interestMethod: 'loanDraft.interestMethod',
    gracePeriods: 'loanDraft.gracePeriods',
  },
  termsAlone: LOAN_TERM_FIELDS.map(({ id }) => id),
  own: { loan: 'loanDraft.loanId', client: 'loanDraft.clientId' },
  group: { loan: 'loanDraft.groupLoanId', client: 'loanDraft.groupClientId' },
};
