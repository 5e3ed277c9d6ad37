import { amountAbove } from '../check/rules/amountAbove';
import { amountDecimals } from '../check/rules/amountDecimals';
import { amountNotNegative, amountPositive } from '../check/rules/amountSign';
import { consentFor, consentKnown } from '../check/rules/consent';
import { dateWindow } from '../check/rules/dateWindow';
import { noDuplicateKeys } from '../check/rules/duplicates';
import { firstPerson } from '../check/rules/firstPerson';
import { individualOnly } from '../check/rules/individualOnly';
import { kivaLoansKnown, noOpenLoan } from '../check/rules/kivaLoans';
import { loanUseLength } from '../check/rules/loanUseLength';
import { loanUseStart } from '../check/rules/loanUseStart';
import { namesApart } from '../check/rules/namesApart';
import { noLastName, noPersonalNumber } from '../check/rules/personalWords';
import { pronounsOfGender } from '../check/rules/pronouns';
import { scheduleDates } from '../check/rules/scheduleDates';
import { scheduleSum } from '../check/rules/scheduleSum';
import { wholeEntries } from '../check/rules/wholeEntries';
import type { Field } from './field';
import type { RecordKind } from './recordKind';

const sent = { identity: true } as const;

/** Fields of a loan draft (contract section 5); `entreps[]` is one borrower, `schedule[]` one instalment. */
const FIELDS: readonly Field[] = [
  { id: 'loanDraft.loanId', kind: 'id', need: 'required', aliases: 'loan_id', path: 'entreps[].loan_id', ...sent },
  { id: 'loanDraft.clientId', kind: 'id', need: 'advised', aliases: 'client_id', path: 'entreps[].client_id', ...sent },
  {
    id: 'loanDraft.firstName',
    kind: 'text',
    need: 'advised',
    aliases: 'first_name',
    path: 'entreps[].first_name',
    ...sent,
  },
  {
    id: 'loanDraft.lastName',
    kind: 'text',
    need: 'advised',
    aliases: 'last_name',
    path: 'entreps[].last_name',
    ...sent,
  },
  { id: 'loanDraft.fullName', kind: 'text', need: 'optional', aliases: 'full_name' },
  { id: 'loanDraft.gender', kind: 'gender', need: 'advised', aliases: 'gender', path: 'entreps[].gender', ...sent },
  { id: 'loanDraft.amount', kind: 'amount', need: 'advised', aliases: 'amount', path: 'entreps[].amount', ...sent },
  {
    id: 'loanDraft.currency',
    kind: 'reference',
    need: 'advised',
    aliases: 'currency',
    path: 'currency',
    list: 'currencies',
    constant: true,
    ...sent,
  },
  {
    id: 'loanDraft.disbursalDate',
    kind: 'date',
    need: 'advised',
    aliases: 'disbursal_date',
    path: 'disburse_time',
    constant: true,
    ...sent,
  },
  { id: 'loanDraft.description', kind: 'text', need: 'advised', aliases: 'description', path: 'description', ...sent },
  {
    id: 'loanDraft.language',
    kind: 'reference',
    need: 'advised',
    aliases: 'language',
    path: 'description_language_id',
    list: 'languages',
    constant: true,
    ...sent,
  },
  {
    id: 'loanDraft.loanUse',
    kind: 'text',
    need: 'advised',
    aliases: 'loan_use',
    path: 'loanuse',
    constant: true,
    ...sent,
  },
  {
    id: 'loanDraft.activity',
    kind: 'reference',
    need: 'advised',
    aliases: 'activity',
    path: 'activity_id',
    list: 'activities',
    constant: true,
    ...sent,
  },
  { id: 'loanDraft.sector', kind: 'text', need: 'optional', aliases: 'sector' },
  {
    id: 'loanDraft.theme',
    kind: 'reference',
    need: 'advised',
    aliases: 'theme',
    path: 'theme_type_id',
    list: 'themes',
    constant: true,
    ...sent,
  },
  {
    id: 'loanDraft.location',
    kind: 'reference',
    need: 'advised',
    aliases: 'location',
    path: 'location',
    list: 'locations',
    constant: true,
    ...sent,
  },
  {
    id: 'loanDraft.groupName',
    kind: 'text',
    need: 'optional',
    aliases: 'group_name',
    path: 'group_name',
    groupOnly: true,
    ...sent,
  },
  {
    id: 'loanDraft.groupLoanId',
    kind: 'id',
    need: 'optional',
    aliases: 'group_loan_id',
    path: 'internal_loan_id',
    groupOnly: true,
    ...sent,
  },
  {
    id: 'loanDraft.groupClientId',
    kind: 'id',
    need: 'optional',
    aliases: 'group_client_id',
    path: 'internal_client_id',
    groupOnly: true,
    ...sent,
  },
  {
    id: 'loanDraft.notPictured',
    kind: 'yesNo',
    need: 'optional',
    aliases: 'not_pictured',
    path: 'not_pictured[]',
    groupOnly: true,
    ...sent,
  },
  // No constant: one click must not declare the consent of every future borrower.
  { id: 'loanDraft.waiver', kind: 'yesNo', need: 'advised', aliases: 'waiver', path: 'client_waiver_signed', ...sent },
  {
    id: 'loanDraft.scheduleDate',
    kind: 'date',
    need: 'optional',
    aliases: 'schedule_date',
    path: 'schedule[].date',
    repeats: true,
    ...sent,
  },
  {
    id: 'loanDraft.principal',
    kind: 'amount',
    need: 'optional',
    aliases: 'principal',
    path: 'schedule[].principal',
    repeats: true,
    ...sent,
  },
  {
    id: 'loanDraft.interest',
    kind: 'amount',
    need: 'optional',
    aliases: 'interest',
    path: 'schedule[].interest',
    repeats: true,
    ...sent,
  },
  { id: 'loanDraft.photo', kind: 'photo', need: 'optional', aliases: 'image', path: 'image_encoded', ...sent },
  { id: 'loanDraft.status', kind: 'filter', need: 'optional', aliases: 'status' },
];

/** Loan drafts: one call a draft, published later by a person in PA2 (contract section 5). */
export const loanDraft: RecordKind = {
  id: 'loanDraft',
  fields: FIELDS,
  endpoint: 'postLoanDraft',
  batchSize: 1,
  keyFields: ['loanDraft.loanId'],
  clientField: 'loanDraft.clientId',
  recordKey: { two: ['loanDraft.loanId'], three: ['loanDraft.loanId'] },
  totalField: 'loanDraft.amount',
  monthly: false,
  registerKey: 'loan',
  whenChanged: 'second',
  firstRows: 3,
  comparedFields: ['loanDraft.firstName', 'loanDraft.lastName', 'loanDraft.amount'],
  sentCode: 'status.sentAsDraft',
  tickCode: 'result.published',
  recordRules: [
    individualOnly,
    amountPositive('loanDraft.amount'),
    amountAbove('loanDraft.amount', 'loanDraft.currency'),
    dateWindow('loanDraft.disbursalDate'),
    consentFor('loanDraft.waiver', ['loanDraft.description', 'loanDraft.photo']),
    loanUseLength('loanDraft.loanUse'),
    loanUseStart('loanDraft.loanUse', 'loanDraft.language'),
    firstPerson('loanDraft.description', 'loanDraft.language'),
    noLastName('loanDraft.description', 'loanDraft.lastName'),
    noPersonalNumber('loanDraft.description'),
    pronounsOfGender('loanDraft.description', 'loanDraft.language', 'loanDraft.gender'),
    noOpenLoan('loanDraft.clientId'),
    wholeEntries(['loanDraft.scheduleDate', 'loanDraft.principal'], ['loanDraft.interest']),
    scheduleDates('loanDraft.scheduleDate', 'loanDraft.disbursalDate'),
    scheduleSum('loanDraft.principal', 'loanDraft.amount'),
    amountNotNegative('loanDraft.principal'),
    amountNotNegative('loanDraft.interest'),
    ...['loanDraft.amount', 'loanDraft.principal', 'loanDraft.interest'].map((amount) =>
      amountDecimals(amount, 'loanDraft.currency'),
    ),
  ],
  sheetRules: [
    namesApart('loanDraft.fullName', ['loanDraft.firstName', 'loanDraft.lastName']),
    consentKnown('loanDraft.waiver'),
    noDuplicateKeys,
    kivaLoansKnown('loanDraft.clientId'),
  ],
};
