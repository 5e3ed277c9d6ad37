import { amountAtMost } from '../check/rules/amountAtMost';
import { amountDecimals } from '../check/rules/amountDecimals';
import { amountMeaningAgreed } from '../check/rules/amountMeaning';
import { amountNotNegative } from '../check/rules/amountSign';
import { noDuplicateKeys } from '../check/rules/duplicates';
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
    amountDecimals('repayment.amount', 'repayment.currency'),
  ],
  sheetRules: [amountMeaningAgreed('repayment.amount'), noDuplicateKeys],
};
