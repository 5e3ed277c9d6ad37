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
import { photoOnce } from '../check/rules/photoOnce';
import { pronounsOfGender } from '../check/rules/pronouns';
import { scheduleDates } from '../check/rules/scheduleDates';
import { scheduleSum } from '../check/rules/scheduleSum';
import { wholeEntries } from '../check/rules/wholeEntries';
import { about, inGroups } from '../check/rule';
import { OPEN_LOAN } from '../kiva/kivaLoans';
import { LOAN_DRAFT_FIELDS } from './loanDraftFields';
import { LOAN_DRAFT_SCHEDULE } from './loanDraftSchedule';
import type { RecordKind } from './recordKind';

const GROUP_FIELDS = LOAN_DRAFT_FIELDS.filter(({ groupOnly }) => groupOnly === true).map(({ id }) => id);
const SCHEDULE = Object.values(LOAN_DRAFT_SCHEDULE.parts);
const SCHEDULE_RULES = [
  inGroups('rowsToo', wholeEntries(['loanDraft.scheduleDate', 'loanDraft.principal'], ['loanDraft.interest'])),
  inGroups('rowsToo', scheduleDates('loanDraft.scheduleDate', 'loanDraft.disbursalDate')),
  scheduleSum('loanDraft.principal', 'loanDraft.amount'),
  inGroups('rowsToo', amountNotNegative('loanDraft.principal')),
  inGroups('rowsToo', amountNotNegative('loanDraft.interest')),
  inGroups('rowsToo', amountDecimals('loanDraft.principal', 'loanDraft.currency')),
  inGroups('rowsToo', amountDecimals('loanDraft.interest', 'loanDraft.currency')),
];

/** Loan drafts: one call a draft, published later by a person in PA2 (contract section 5). */
export const loanDraft: RecordKind = {
  id: 'loanDraft',
  fields: LOAN_DRAFT_FIELDS,
  endpoint: 'postLoanDraft',
  batchSize: 1,
  keyFields: ['loanDraft.loanId'],
  clientField: 'loanDraft.clientId',
  recordKey: { two: ['loanDraft.loanId'], three: ['loanDraft.loanId'] },
  tellingApart: { field: 'loanDraft.amount', when: 'namesRepeat' },
  totalField: 'loanDraft.amount',
  groups: {
    ties: ['loanDraft.groupLoanId', 'loanDraft.groupName'],
    loanId: 'loanDraft.groupLoanId',
    name: 'loanDraft.groupName',
    idsOfMembers: {
      'loanDraft.groupLoanId': 'loanDraft.loanId',
      'loanDraft.groupClientId': 'loanDraft.clientId',
    },
    notPictured: 'loanDraft.notPictured',
    consent: 'loanDraft.waiver',
    memberNames: ['loanDraft.clientId', 'loanDraft.firstName', 'loanDraft.lastName', 'loanDraft.fullName'],
    mayTakeFirst: [
      'loanDraft.description',
      'loanDraft.loanUse',
      'loanDraft.activity',
      'loanDraft.location',
      'loanDraft.theme',
      'loanDraft.language',
    ],
  },
  schedule: LOAN_DRAFT_SCHEDULE,
  photo: {
    field: 'loanDraft.photo',
    namedBy: [
      'loanDraft.loanId',
      'loanDraft.clientId',
      'loanDraft.groupLoanId',
      'loanDraft.groupClientId',
      'loanDraft.groupName',
    ],
  },
  comparedLoans: OPEN_LOAN,
  monthly: false,
  registerKey: 'loan',
  whenChanged: 'second',
  firstRows: 3,
  comparedFields: ['loanDraft.firstName', 'loanDraft.lastName', 'loanDraft.amount'],
  sentCode: 'status.sentAsDraft',
  tickCode: 'result.published',
  recordRules: [
    about(GROUP_FIELDS, inGroups('never', individualOnly)),
    inGroups('borrowers', amountPositive('loanDraft.amount')),
    amountAbove('loanDraft.amount', 'loanDraft.currency'),
    dateWindow('loanDraft.disbursalDate'),
    consentFor('loanDraft.waiver', ['loanDraft.description', 'loanDraft.photo']),
    loanUseLength('loanDraft.loanUse'),
    loanUseStart('loanDraft.loanUse', 'loanDraft.language'),
    firstPerson('loanDraft.description', 'loanDraft.language'),
    inGroups('borrowers', noLastName('loanDraft.description', 'loanDraft.lastName')),
    noPersonalNumber('loanDraft.description'),
    inGroups('never', pronounsOfGender('loanDraft.description', 'loanDraft.language', 'loanDraft.gender')),
    inGroups('borrowers', noOpenLoan('loanDraft.clientId')),
    ...SCHEDULE_RULES.map((rule) => about(SCHEDULE, rule)),
    inGroups('borrowers', amountDecimals('loanDraft.amount', 'loanDraft.currency')),
  ],
  sheetRules: [
    namesApart('loanDraft.fullName', ['loanDraft.firstName', 'loanDraft.lastName']),
    consentKnown('loanDraft.waiver'),
    photoOnce,
    noDuplicateKeys,
    kivaLoansKnown('loanDraft.clientId'),
  ],
};
