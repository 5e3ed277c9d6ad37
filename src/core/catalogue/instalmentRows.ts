import type { Field } from './field';
import type { RecordKind } from './recordKind';

const FIELDS: readonly Field[] = [
  { id: 'instalment.loanId', kind: 'id', need: 'required', aliases: 'loan_id', alternatives: ['group_loan_id'] },
  { id: 'instalment.clientId', kind: 'id', need: 'optional', aliases: 'client_id' },
  { id: 'instalment.date', kind: 'date', need: 'optional', aliases: 'schedule_date', namedAlone: true },
  { id: 'instalment.principal', kind: 'amount', need: 'optional', aliases: 'principal' },
  { id: 'instalment.interest', kind: 'amount', need: 'optional', aliases: 'interest' },
];

/** Where a row of the instalments' sheet goes once it is tied to its loan: on the wire as `schedule[]` of a draft. */
const PATHS: Readonly<Record<string, string>> = {
  'instalment.loanId': 'loan_id',
  'instalment.clientId': 'client_id',
  'instalment.date': 'schedule[].date',
  'instalment.principal': 'schedule[].principal',
  'instalment.interest': 'schedule[].interest',
};

/**
 * Instalments on a sheet of their own, read as records are and never sent by themselves: they become part of the loan
 * drafts that they are tied to, so that what a kind declares about sending is the draft's. It stands in no registry.
 */
export const INSTALMENT_ROWS: RecordKind = {
  id: 'loanDraft',
  fields: FIELDS.map((field) => ({ ...field, path: PATHS[field.id] ?? '' })),
  endpoint: 'postLoanDraft',
  batchSize: 1,
  keyFields: ['instalment.loanId'],
  clientField: 'instalment.clientId',
  recordKey: { two: ['instalment.loanId'], three: ['instalment.loanId'] },
  totalField: 'instalment.principal',
  monthly: false,
  registerKey: 'loan',
  whenChanged: 'second',
  firstRows: 0,
  comparedFields: [],
  sentCode: 'status.sentAsDraft',
  tickCode: 'result.published',
  recordRules: [],
  sheetRules: [],
};
