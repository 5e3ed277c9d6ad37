import { exactUnits, showUnits } from './decimals';
import type { Reference } from './reference/reference';
import type { Entrep, Instalment, LoanDraft } from './wire';

/** Why PA2 would not let a draft be published. */
export interface PublishProblem {
  readonly rule:
    | 'fieldMissing'
    | 'individualWithGroupFields'
    | 'groupFieldMissing'
    | 'groupIdsLength'
    | 'notPicturedLength'
    | 'unknownId'
    | 'scheduleSum'
    | 'dateBeforeDisbursal';
  readonly message: string;
}

const DRAFT_FIELDS = [
  'entreps',
  'schedule',
  'disburse_time',
  'currency',
  'activity_id',
  'theme_type_id',
  'description_language_id',
  'location',
  'description',
  'loanuse',
] as const satisfies readonly (keyof LoanDraft)[];
const ENTREP_FIELDS = [
  'client_id',
  'loan_id',
  'first_name',
  'last_name',
  'gender',
  'amount',
] as const satisfies readonly (keyof Entrep)[];
const INSTALMENT_FIELDS = ['date', 'principal', 'interest'] as const satisfies readonly (keyof Instalment)[];
const GROUP_FIELDS = [
  'group_name',
  'internal_loan_id',
  'internal_client_id',
  'not_pictured',
] as const satisfies readonly (keyof LoanDraft)[];

/** PA2's publish check, apart from acceptance: an empty list means that the draft can be published. */
export function publishProblems(draft: LoanDraft, reference: Reference): PublishProblem[] {
  return [
    ...missingFields(draft),
    ...groupProblems(draft),
    ...unknownIds(draft, reference),
    ...scheduleSum(draft),
    ...earlyDates(draft),
  ];
}

function missingFields(draft: LoanDraft): PublishProblem[] {
  const missing = [
    ...DRAFT_FIELDS.filter((field) => isEmpty(draft[field])),
    ...(draft.entreps ?? []).flatMap((entrep, index) =>
      ENTREP_FIELDS.filter((field) => isEmpty(entrep[field], field)).map(
        (field) => `${field} of borrower ${index + 1}`,
      ),
    ),
    ...(draft.schedule ?? []).flatMap((instalment, index) =>
      INSTALMENT_FIELDS.filter((field) => isEmpty(instalment[field])).map(
        (field) => `${field} of instalment ${index + 1}`,
      ),
    ),
  ];
  return missing.map((place) => ({ rule: 'fieldMissing', message: `${place} is missing` }));
}

// A single space is how one client writes the last name of a borrower who has only one name.
function isEmpty(value: unknown, field?: string): boolean {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return true;
  return typeof value === 'string' && field !== 'last_name' && value.trim() === '';
}

function groupProblems(draft: LoanDraft): PublishProblem[] {
  const borrowers = draft.entreps?.length ?? 0;
  const present = GROUP_FIELDS.filter((field) => !isEmpty(draft[field]));
  if (present.length === 0 && borrowers <= 1) return [];
  if (borrowers === 1 && !present.includes('group_name')) {
    const message = `An individual loan has no group fields; this one has ${present.join(', ')}`;
    return [{ rule: 'individualWithGroupFields', message }];
  }
  const absent = GROUP_FIELDS.filter((field) => !present.includes(field));
  return [
    ...absent.map((field): PublishProblem => ({
      rule: 'groupFieldMissing',
      message: `${field} is missing: a group loan needs it`,
    })),
    ...(['internal_loan_id', 'internal_client_id'] as const)
      .filter((field) => Array.isArray(draft[field]) && draft[field].length !== borrowers)
      .map((field): PublishProblem => ({
        rule: 'groupIdsLength',
        message: `${field} must have one id for each borrower`,
      })),
    ...(draft.not_pictured !== undefined && draft.not_pictured.length !== borrowers
      ? [{ rule: 'notPicturedLength' as const, message: 'not_pictured must have one entry for each borrower' }]
      : []),
  ];
}

function unknownIds(draft: LoanDraft, reference: Reference): PublishProblem[] {
  const { activities, themes, locales, locations } = reference;
  const known: readonly (readonly [field: keyof LoanDraft, isKnown: boolean])[] = [
    ['activity_id', activities.some((row) => row.activity_id === draft.activity_id)],
    ['theme_type_id', themes.some((row) => row.theme_type_id === draft.theme_type_id)],
    ['description_language_id', locales.some((row) => row.language_id === draft.description_language_id)],
    ['currency', locales.some((row) => row.currency === draft.currency)],
    ['location', locations.some((row) => row.full_name === draft.location)],
  ];
  return known
    .filter(([field, isKnown]) => draft[field] !== undefined && !isKnown)
    .map(([field]) => ({ rule: 'unknownId', message: `${field} is not in the reference data` }));
}

function scheduleSum(draft: LoanDraft): PublishProblem[] {
  const { entreps = [], schedule = [] } = draft;
  if (entreps.length === 0 || schedule.length === 0) return [];
  const amount = entreps.reduce((sum, entrep) => sum + exactUnits(entrep.amount ?? 0), 0n);
  const principal = schedule.reduce((sum, instalment) => sum + exactUnits(instalment.principal ?? 0), 0n);
  if (amount === principal) return [];
  const message = `The schedule's principal is ${showUnits(principal)}, the loan amount ${showUnits(amount)}`;
  return [{ rule: 'scheduleSum', message }];
}

function earlyDates(draft: LoanDraft): PublishProblem[] {
  const { disburse_time: disbursal, schedule = [] } = draft;
  if (disbursal === undefined) return [];
  return schedule.flatMap(({ date }, index): PublishProblem[] =>
    date === undefined || date > disbursal
      ? []
      : [
          {
            rule: 'dateBeforeDisbursal',
            message: `the date of instalment ${index + 1}, ${date}, is not after the disbursal, ${disbursal}`,
          },
        ],
  );
}
