import { publishProblems } from '../../src/sandbox/publishCheck';
import { REFERENCE } from '../../src/sandbox/reference/reference';
import type { LoanDraft } from '../../src/sandbox/wire';
import { GROUP, INDIVIDUAL } from './support';

function rules(draft: LoanDraft): string[] {
  return publishProblems(draft, REFERENCE).map(({ rule }) => rule);
}

function messages(draft: LoanDraft): string[] {
  return publishProblems(draft, REFERENCE).map(({ message }) => message);
}

function without<T extends object>(whole: T, field: string): T {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field)) as T;
}

describe('the publish check', () => {
  it.each([
    ['a whole individual loan', INDIVIDUAL],
    ['a whole group loan', GROUP],
    ['a group of one borrower', { ...GROUP, entreps: [{ ...GROUP.entreps[0], amount: 60000 }], not_pictured: [false] }],
    ['one id for each member', { ...GROUP, internal_loan_id: ['L-1', 'L-2'], internal_client_id: ['C-1', 'C-2'] }],
    ['a one-name borrower', { ...INDIVIDUAL, entreps: [{ ...INDIVIDUAL.entreps[0], last_name: ' ' }] }],
    [
      'decimals that add up only exactly',
      {
        ...INDIVIDUAL,
        entreps: [{ ...INDIVIDUAL.entreps[0], amount: 0.3 }],
        schedule: [
          { date: '2026-06-15', principal: 0.1, interest: 0 },
          { date: '2026-07-15', principal: 0.2, interest: 0 },
        ],
      },
    ],
  ] as [string, LoanDraft][])('lets %s through', (_name, draft) => {
    expect(publishProblems(draft, REFERENCE)).toEqual([]);
  });

  it.each([
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
  ])('asks for %s', (field) => {
    expect(publishProblems(without(INDIVIDUAL, field), REFERENCE)).toEqual([
      { rule: 'fieldMissing', message: `${field} is missing` },
    ]);
  });

  it.each(['client_id', 'loan_id', 'first_name', 'last_name', 'gender', 'amount'])(
    'asks for a %s of each borrower',
    (field) => {
      const draft = { ...GROUP, entreps: [GROUP.entreps[0], without(GROUP.entreps[1] ?? {}, field)] } as LoanDraft;
      expect(messages(draft)).toContain(`${field} of borrower 2 is missing`);
    },
  );

  it.each(['date', 'principal', 'interest'])('asks for the %s of each instalment', (field) => {
    const schedule = [INDIVIDUAL.schedule[0], without(INDIVIDUAL.schedule[1] ?? {}, field)];
    expect(messages({ ...INDIVIDUAL, schedule } as LoanDraft)).toContain(`${field} of instalment 2 is missing`);
  });

  it('takes a text of spaces for missing', () => {
    expect(rules({ ...INDIVIDUAL, description: '  ' })).toEqual(['fieldMissing']);
  });

  it.each(['internal_loan_id', 'internal_client_id'])('refuses %s on an individual loan', (field) => {
    expect(rules({ ...INDIVIDUAL, [field]: '77' })).toEqual(['individualWithGroupFields']);
  });

  it('refuses not_pictured on an individual loan', () => {
    expect(rules({ ...INDIVIDUAL, not_pictured: [false] })).toEqual(['individualWithGroupFields']);
  });

  it('refuses two borrowers without any group field', () => {
    expect(rules({ ...INDIVIDUAL, entreps: GROUP.entreps })).toEqual(Array(4).fill('groupFieldMissing'));
  });

  it.each(['group_name', 'internal_loan_id', 'internal_client_id', 'not_pictured'])('asks a group for %s', (field) => {
    expect(messages(without(GROUP, field))).toEqual([`${field} is missing: a group loan needs it`]);
  });

  it.each([[[false]], [[false, true, true]]])('wants not_pictured as long as the borrowers: %j', (not_pictured) => {
    expect(rules({ ...GROUP, not_pictured })).toEqual(['notPicturedLength']);
  });

  it.each(['internal_loan_id', 'internal_client_id'])('wants a list in %s as long as the borrowers', (field) => {
    expect(rules({ ...GROUP, [field]: ['L-1'] })).toEqual(['groupIdsLength']);
  });

  it.each([
    ['activity_id', 999],
    ['theme_type_id', 3],
    ['description_language_id', 99],
    ['currency', 'EUR'],
    ['location', 'Kisumu'],
  ])('wants %s in the reference data', (field, value) => {
    expect(publishProblems({ ...INDIVIDUAL, [field]: value }, REFERENCE)).toEqual([
      { rule: 'unknownId', message: `${field} is not in the reference data` },
    ]);
  });

  it('wants a schedule that sums to the amount', () => {
    const schedule = [{ date: '2026-06-15', principal: 59999.99, interest: 0 }];
    expect(publishProblems({ ...INDIVIDUAL, schedule }, REFERENCE)).toEqual([
      { rule: 'scheduleSum', message: "The schedule's principal is 59999.99, the loan amount 60000" },
    ]);
  });

  it.each(['2026-05-15', '2026-05-14'])('wants every date after the disbursal: %s', (date) => {
    const schedule = [{ date, principal: 60000, interest: 0 }];
    expect(rules({ ...INDIVIDUAL, schedule })).toEqual(['dateBeforeDisbursal']);
  });
});
