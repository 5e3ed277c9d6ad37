import { amountAtMost } from '../check/rules/amountAtMost';
import { amountDecimals } from '../check/rules/amountDecimals';
import { amountMeaningAgreed } from '../check/rules/amountMeaning';
import { amountNotNegative } from '../check/rules/amountSign';
import { noDuplicateKeys } from '../check/rules/duplicates';
import { amountWithinKivaLoan, expectedLoans, loanIsRepaying } from '../check/rules/kivaLoans';
import { lastReportKnown, notBelowLastReport } from '../check/rules/lastReport';
import { REPAYING } from '../kiva/kivaLoans';
import { SEND_SETTINGS } from '../send/sendSettings';
import type { Field } from './field';
import type { RecordKind } from './recordKind';

/** Fields of one line of a repayment report (contract section 6). */
const FIELDS: readonly Field[] = [
  { id: 'repayment.loanId', kind: 'id', need: 'required', aliases: 'loan_id', path: 'loan_id' },
  { id: 'repayment.clientId', kind: 'id', need: 'optional', aliases: 'client_id', path: 'client_id' },
  {
    id: 'repayment.amount',
    kind: 'amount',
    need: 'required',
    aliases: 'repayment_amount',
    // Her column may hold what is outstanding or was paid this month: which it is, is asked as the amount's meaning.
    alternatives: ['outstanding', 'principal'],
    path: 'amount',
    identity: true,
  },
  { id: 'repayment.outstanding', kind: 'amount', need: 'optional', aliases: 'outstanding' },
  { id: 'repayment.loanAmount', kind: 'amount', need: 'optional', aliases: 'amount' },
  {
    id: 'repayment.currency',
    kind: 'reference',
    need: 'optional',
    aliases: 'currency',
    list: 'currencies',
    constant: true,
  },
  { id: 'repayment.status', kind: 'filter', need: 'optional', aliases: 'status' },
];

/** Repayments: a monthly report, finalised later by a person in PA2 (contract section 6). */
export const repayment: RecordKind = {
  id: 'repayment',
  fields: FIELDS,
  endpoint: 'postRepayments',
  bodyKey: 'repayments',
  batchSize: SEND_SETTINGS.batchSize,
  keyFields: ['repayment.loanId'],
  clientField: 'repayment.clientId',
  recordKey: { two: ['repayment.loanId'], three: ['repayment.loanId', 'repayment.clientId'] },
  tellingApart: { field: 'repayment.amount', when: 'namesRepeat' },
  totalField: 'repayment.amount',
  blankQuestionField: 'repayment.amount',
  meaning: { amount: 'repayment.amount', loanAmount: 'repayment.loanAmount' },
  addUp: 'repayment.amount',
  comparedLoans: REPAYING,
  monthly: true,
  registerKey: 'loanAndClient',
  whenChanged: 'correctInPa2',
  firstRows: 3,
  comparedFields: ['repayment.amount'],
  sentCode: 'status.sentToFinalise',
  tickCode: 'result.finalised',
  recordRules: [
    amountNotNegative('repayment.amount'),
    amountAtMost('repayment.amount', 'repayment.loanAmount'),
    amountWithinKivaLoan('repayment.amount', {
      loanField: 'repayment.loanId',
      loanAmount: 'repayment.loanAmount',
      currency: 'repayment.currency',
    }),
    amountDecimals('repayment.amount', 'repayment.currency'),
    notBelowLastReport('repayment.amount'),
    loanIsRepaying('repayment.loanId'),
  ],
  sheetRules: [
    amountMeaningAgreed('repayment.amount'),
    noDuplicateKeys,
    expectedLoans('repayment.loanId'),
    lastReportKnown('repayment.amount'),
  ],
};
