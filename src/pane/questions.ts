import type { Finding } from '../core/check/finding';
import type { FindingCode } from '../core/check/findingCodes';
import { AMOUNT_MEANINGS } from './accounts';
import type { SetupChange } from './changeSetup';

/** One answer to a question about the whole sheet; words under `answer.<code>.<id>`, filled with the finding's params. */
export interface Answer {
  readonly id: string;
  readonly change: SetupChange;
}

type Answers = (field: string, params: Finding['params']) => readonly Answer[];

const byDecimalMark: Answers = (field) => [
  { id: 'point', change: { what: 'format', field, format: { decimalMark: '.' } } },
  { id: 'comma', change: { what: 'format', field, format: { decimalMark: ',' } } },
];

const byDateOrder: Answers = (field) => [
  { id: 'dayFirst', change: { what: 'format', field, format: { dateOrder: 'dmy' } } },
  { id: 'monthFirst', change: { what: 'format', field, format: { dateOrder: 'mdy' } } },
];

const ANSWERS: Readonly<Partial<Record<FindingCode, Answers>>> = {
  amountMeaningMissing: () => AMOUNT_MEANINGS.map((id) => ({ id, change: { what: 'amountMeaning', meaning: id } })),
  amountConversionOpen: (_, { account }) =>
    AMOUNT_MEANINGS.filter((meaning) => meaning === account).map((to) => ({
      id: 'convert',
      change: { what: 'amountConverted', to },
    })),
  duplicateAddUp: () => [{ id: 'addUp', change: { what: 'addUpRepeats' } }],
  amountBlank: () => [
    { id: 'leaveOut', change: { what: 'blankAmount', answer: 'leaveOut' } },
    { id: 'reportZero', change: { what: 'blankAmount', answer: 'reportZero' } },
  ],
  decimalMarkOpen: byDecimalMark,
  decimalMarkMixed: byDecimalMark,
  dateOrderOpen: byDateOrder,
  dateOrderMixed: byDateOrder,
};

/** The answers a person can give to a finding right where it is shown; none when it is settled on the sheet step. */
export function answersTo(finding: Finding): readonly Answer[] {
  return ANSWERS[finding.code]?.(finding.field ?? '', finding.params) ?? [];
}

/** The codes that have answers of their own, for the test that looks for their words. */
export const ANSWERABLE = Object.keys(ANSWERS) as readonly FindingCode[];
