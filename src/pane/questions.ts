import { RECORD_KINDS } from '../core/catalogue';
import type { Finding } from '../core/check/finding';
import type { FindingCode } from '../core/check/findingCodes';
import { AMOUNT_MEANINGS } from './accounts';
import type { SetupChange } from './setupChange';

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

const byPolarity: Answers = (field) => [
  { id: 'same', change: { what: 'format', field, format: { polarity: 'same' } } },
  { id: 'opposite', change: { what: 'format', field, format: { polarity: 'opposite' } } },
];

const byBlank: Answers = (field) => [
  { id: 'no', change: { what: 'format', field, format: { blankMeans: 'no' } } },
  { id: 'unknown', change: { what: 'format', field, format: { blankMeans: 'unknown' } } },
];

const blankTies: Answers = () =>
  (['above', 'alone'] as const).map((id) => ({ id, change: { what: 'groups', answers: { blankTie: id } } }));

const sharedIds: Answers = () =>
  (['group', 'members'] as const).map((id) => ({ id, change: { what: 'groups', answers: { sharedIds: id } } }));

/** Consent, dates and money of one row are never the whole group's by a click. */
const firstOfGroup: Answers = (field) =>
  Object.values(RECORD_KINDS).some(({ groups }) => groups?.mayTakeFirst.includes(field) === true)
    ? [{ id: 'takeFirst', change: { what: 'takeFirst', field } }]
    : [];
const withoutPhotos: Answers = () => [{ id: 'without', change: { what: 'withoutPhotos' } }];

const byYear: Answers = (field, params) => [
  { id: 'yearFirst', change: { what: 'format', field, format: { dateOrder: 'ymd' } } },
  ...byDateOrder(field, params),
];

/** What an answer would make of the first example; '' means that it makes nothing of it, and is no answer. */
const READING_OF: Readonly<Record<string, string>> = { dayFirst: 'asDayFirst', monthFirst: 'asMonthFirst' };

const ANSWERS: Readonly<Partial<Record<FindingCode, Answers>>> = {
  amountMeaningMissing: () => AMOUNT_MEANINGS.map((id) => ({ id, change: { what: 'amountMeaning', meaning: id } })),
  amountConversionOpen: (_, { account }) =>
    AMOUNT_MEANINGS.filter((meaning) => meaning === account).map((to) => ({
      id: 'convert',
      change: { what: 'amountConverted', to },
    })),
  scheduleComputedOpen: () => [
    { id: 'compute', change: { what: 'schedule', schedule: { computed: true } } },
    { id: 'leave', change: { what: 'schedule', schedule: { computed: false } } },
  ],
  duplicateAddUp: () => [{ id: 'addUp', change: { what: 'addUpRepeats' } }],
  // Where what is still owed is 0, the loan is fully repaid: no blank says that.
  amountBlank: (_, { meaning }) =>
    (meaning === 'outstanding' ? (['leaveOut'] as const) : (['leaveOut', 'reportZero'] as const)).map((answer) => ({
      id: answer,
      change: { what: 'blankAmount', answer },
    })),
  decimalMarkOpen: byDecimalMark,
  decimalMarkMixed: byDecimalMark,
  decimalMarkDisproved: byDecimalMark,
  dateOrderOpen: byDateOrder,
  dateOrderMixed: byDateOrder,
  dateOrderDisproved: byDateOrder,
  dateYearOpen: byYear,
  nameSplitOpen: (field) => [{ id: 'split', change: { what: 'format', field, format: { nameSplit: 'lastFirst' } } }],
  photoFileMissing: withoutPhotos,
  photoFileRefused: withoutPhotos,
  photoChooseAgain: withoutPhotos,
  polarityOpen: byPolarity,
  tickBlankOpen: byBlank,
  groupTieBlank: blankTies,
  groupSharedId: sharedIds,
  groupContradiction: firstOfGroup,
};

/** The answers a person can give to a finding right where it is shown; none when it is settled on the sheet step. */
export function answersTo(finding: Finding): readonly Answer[] {
  const answers = ANSWERS[finding.code]?.(finding.field ?? '', finding.params) ?? [];
  return answers.filter(({ id }) => finding.params[READING_OF[id] ?? ''] !== '');
}

/** The codes that have answers of their own, for the test that looks for their words. */
export const ANSWERABLE = Object.keys(ANSWERS) as readonly FindingCode[];
