import { RECORD_KINDS } from '../../../src/core/catalogue';
import { LOAN_DRAFT_SCHEDULE } from '../../../src/core/catalogue/loanDraftSchedule';
import type { CellValue } from '../../../src/core/cell/cell';
import type { CheckedSheet, RecordDraft } from '../../../src/core/check/checkSheet';
import type { SchedulePart, Template } from '../../../src/core/mapping/template';
import { computedSchedules } from '../../../src/core/schedule/computedSchedules';
import { scheduleSurroundings } from '../../../src/core/schedule/scheduleSurroundings';
import { recordText } from '../../../src/core/submission/recordText';
import { check } from '../check/sheets';
import { plan } from '../instalments/plans';
import { WEEKLY_PRINTED } from './mifosSchedules';

const FIELDS = ['loanId', 'amount', 'disbursalDate', 'instalmentCount', 'frequency', 'interestRate', 'interestMethod'];
const CONSTANTS = { 'loanDraft.currency': 'USD', 'loanDraft.ratePeriod': 'perYear' };
const WEEKLY = ['L1', 10000, '2015-01-02', 12, 'weekly', '12%', 'Declining balance'];
const MONTHLY = ['L2', 300, '2030-01-31', '3 months', 'Mensual', 12, 'flat'];

function checked(
  rows: readonly (readonly CellValue[])[],
  schedule?: SchedulePart,
  { fields = FIELDS, ...change }: Partial<Template> & { readonly fields?: readonly string[] } = {},
): CheckedSheet {
  const { completion, sheetRule } = computedSchedules(LOAN_DRAFT_SCHEDULE, schedule);
  return check(
    'loanDraft',
    fields,
    rows,
    { constants: CONSTANTS, ...change },
    { completions: [completion], sheetRules: [sheetRule] },
  );
}

const schedule = ({ kind, records }: CheckedSheet, at: number): unknown =>
  (JSON.parse(recordText(kind.fields, records[at] as RecordDraft)) as { schedule?: unknown }).schedule;
const one = ({ findings }: CheckedSheet, code: string) => findings.find((found) => found.code === code);
const codes = ({ findings }: CheckedSheet): readonly string[] =>
  findings.map(({ code }) => code).filter((code) => !['waiverUnknown', 'referenceListMissing'].includes(code));

describe('schedules from terms', () => {
  it('are asked for once a sheet, with what they would be, and nothing of them is there until then', () => {
    const open = checked([WEEKLY, MONTHLY]);
    expect(one(open, 'scheduleComputedOpen')).toMatchObject({
      severity: 'question',
      cell: { row: 1, column: 3 },
      params: { count: 2 },
      schedules: [
        {
          loan: 'L1',
          count: 12,
          first: { date: '2015-01-09', principal: '822.81', interest: '23.08' },
          last: { date: '2015-03-27', principal: '843.9', interest: '1.95' },
          principal: '10000',
          interest: '150.64',
        },
        {
          loan: 'L2',
          count: 3,
          first: { date: '2030-02-28', principal: '100', interest: '3' },
          last: { date: '2030-04-30', principal: '100', interest: '3' },
          principal: '300',
          interest: '9',
        },
      ],
    });
    expect(open.sendable).toEqual([]);
    expect(schedule(open, 0)).toBeUndefined();
  });

  it('show three loans of many', () => {
    const rows = Array.from({ length: 9 }, (_, at) => [`L${at}`, ...MONTHLY.slice(1)]);
    const question = one(checked(rows), 'scheduleComputedOpen');
    expect(question?.params['count']).toBe(9);
    expect(question?.schedules?.map(({ loan }) => loan)).toEqual(['L0', 'L1', 'L2']);
  });

  it('go out once she has agreed, and that is said', () => {
    const agreed = checked([WEEKLY, MONTHLY], { computed: true });
    expect(schedule(agreed, 0)).toEqual(
      WEEKLY_PRINTED.map(([date, principal, interest]) => ({ date, principal, interest })),
    );
    expect(one(agreed, 'scheduleComputed')).toMatchObject({ severity: 'warning', params: { count: 2 } });
    expect(codes(agreed)).not.toContain('scheduleComputedOpen');
    expect(agreed.records[1]?.values.get('loanDraft.principal#2')).toEqual({ value: 100, cell: { row: 2, column: 3 } });
  });

  it('are not asked for again where she wants none', () => {
    const none = checked([MONTHLY], { computed: false });
    expect(schedule(none, 0)).toBeUndefined();
    expect(codes(none).filter((code) => code.startsWith('schedule') || code.startsWith('terms'))).toEqual([]);
    expect(none.sendable).toHaveLength(1);
  });

  it('follow what she said of declining balances and of grace', () => {
    const fields = [...FIELDS, 'gracePeriods'];
    const rows = [['L1', 300, '2030-01-31', 4, 'monthly', 12, 'reducing', 1]];
    expect(schedule(checked(rows, { computed: true, declining: 'equalPrincipal' }, { fields }), 0)).toEqual([
      { date: '2030-02-28', principal: 0, interest: 3 },
      { date: '2030-03-31', principal: 100, interest: 3 },
      { date: '2030-04-30', principal: 100, interest: 2 },
      { date: '2030-05-31', principal: 100, interest: 1 },
    ]);
    const later = checked(rows, { computed: true, declining: 'equalPrincipal', grace: 'nothing' }, { fields });
    expect(schedule(later, 0)).toMatchObject([{ date: '2030-03-31', principal: 100, interest: 6 }, {}, {}]);
  });

  it('are rounded to the currency’s decimals', () => {
    const change = { constants: { ...CONSTANTS, 'loanDraft.currency': 'XOF' } };
    expect(schedule(checked([['L1', 100, '2030-01-31', 3, 'monthly', 0, '']], { computed: true }, change), 0)).toEqual([
      { date: '2030-02-28', principal: 33, interest: 0 },
      { date: '2030-03-31', principal: 33, interest: 0 },
      { date: '2030-04-30', principal: 34, interest: 0 },
    ]);
  });

  it('leave alone what has instalments of its own', () => {
    const fields = [...FIELDS, 'scheduleDate', 'principal'];
    const own = checked([[...MONTHLY, '2030-06-30', 300]], { computed: true }, { fields });
    expect(schedule(own, 0)).toEqual([{ date: '2030-06-30', principal: 300 }]);
    const unread = checked([[...MONTHLY, 'soon', 300]], { computed: true }, { fields });
    expect(schedule(unread, 0)).toEqual([{ principal: 300 }]);
  });

  it('stand in for no loan that her instalments’ sheet leaves out', () => {
    const bindings = FIELDS.map((field, column) => ({ field: `loanDraft.${field}`, header: field, column }));
    const parts = { schedule: { computed: true }, bindings, constants: CONSTANTS };
    const surroundings = scheduleSurroundings(LOAN_DRAFT_SCHEDULE, parts, plan([['L2', '2030-07-31', 300, 1]]));
    const sheet = check('loanDraft', FIELDS, [MONTHLY, WEEKLY], parts, surroundings);
    expect(schedule(sheet, 0)).toEqual([{ date: '2030-07-31', principal: 300, interest: 1 }]);
    expect(schedule(sheet, 1)).toBeUndefined();
    expect(one(sheet, 'instalmentsNone')).toMatchObject({ row: 2, severity: 'warning' });
    expect(codes(sheet).filter((code) => code.startsWith('schedule'))).toEqual([]);
  });

  it('name the cell of a term that lacks, and a term that no row can have once', () => {
    const lacking = checked([WEEKLY, ['L2', 300, '2030-01-31', '', 'monthly', 12, 'flat']], { computed: true });
    expect(one(lacking, 'termsLack')).toMatchObject({ row: 2, severity: 'warning', cell: { row: 2, column: 3 } });
    expect(schedule(lacking, 1)).toBeUndefined();
    expect(lacking.sendable).toHaveLength(2);
    const never = checked([WEEKLY, MONTHLY], undefined, { constants: { 'loanDraft.currency': 'USD' } });
    expect(never.findings.filter(({ code }) => code.startsWith('terms'))).toMatchObject([
      { code: 'termsLackColumn', field: 'loanDraft.ratePeriod', params: { count: 2 } },
    ]);
    expect(never.findings.filter(({ severity }) => severity === 'question')).toEqual([]);
  });

  it('have nothing to say of rows without terms', () => {
    const fields = ['loanId', 'amount', 'interestRate'];
    const bare = checked([['L1', 100, '']], undefined, { fields });
    expect(codes(bare).filter((code) => code.startsWith('terms') || code.startsWith('schedule'))).toEqual([]);
  });

  it.each([
    [['L1', 300, '2030-01-31', '12 months', 'weekly', 12, 'flat'], 'termsPeriods', 3],
    [['L1', 300, '2030-01-31', 0, 'weekly', 12, 'flat'], 'termsPeriods', 3],
    [['L1', 300, '2030-01-31', 900, 'weekly', 12, 'flat'], 'termsPeriods', 3],
  ] as const)('are not computed from %j: %s', (row, code, column) => {
    const sheet = checked([row], { computed: true });
    expect(one(sheet, code)).toMatchObject({ row: 1, severity: 'warning', cell: { row: 1, column } });
    expect(schedule(sheet, 0)).toBeUndefined();
    expect(sheet.sendable).toHaveLength(1);
  });

  it.each([
    ['gracePeriods', 12, 'termsGrace', {}],
    ['firstInstalmentDate', '2030-03-01', 'termsMaturity', { frequency: 'atMaturity' }],
  ])('are not computed with %s %s: %s', (field, value, code, { frequency = 'monthly' }: { frequency?: string }) => {
    const row = ['L1', 300, '2030-01-31', 12, frequency, 12, 'flat', value];
    const sheet = checked([row], { computed: true }, { fields: [...FIELDS, field] });
    expect(one(sheet, code)).toMatchObject({ row: 1, severity: 'warning', cell: { row: 1, column: 7 } });
  });

  it('are not computed from a first date that may be of either side of the grace periods, and name its cell', () => {
    const fields = [...FIELDS, 'gracePeriods', 'firstInstalmentDate'];
    const settings = { computed: true, grace: 'nothing' } as const;
    const rows = ['2030-03-20', '2030-04-30'].map((date, n) => [
      `L${n}`,
      300,
      '2030-01-31',
      6,
      'monthly',
      0,
      '',
      2,
      date,
    ]);
    const sheet = checked(rows, settings, { fields });
    const cell = { row: 1, column: 8 };
    expect(one(sheet, 'termsFirstDate')).toMatchObject({
      row: 1,
      severity: 'warning',
      cell,
      params: { date: '2030-03-20' },
    });
    expect(schedule(sheet, 0)).toBeUndefined();
    const dates = ['2030-04-30', '2030-05-30', '2030-06-30', '2030-07-30'];
    expect(schedule(sheet, 1)).toEqual(dates.map((date) => ({ date, principal: 75, interest: 0 })));
    expect(sheet.sendable).toHaveLength(2);
  });

  it('are not computed with a rate for the whole of a declining balance', () => {
    const change = { constants: { ...CONSTANTS, 'loanDraft.ratePeriod': 'whole' } };
    expect(one(checked([WEEKLY], undefined, change), 'termsWholeRate')).toMatchObject({ cell: { row: 1, column: 6 } });
  });

  it('say of a word that can mean two things just that', () => {
    const sheet = checked([['L1', 300, '2030-01-31', 12, 'Quincenal', 12, 'flat']], { computed: true });
    expect(codes(sheet).filter((code) => code.startsWith('term'))).toEqual(['termUnclear']);
  });

  it('are a group’s borrowers’, summed by date', () => {
    const { completion } = computedSchedules(LOAN_DRAFT_SCHEDULE, { computed: true });
    const borrower = (row: number, amount: number): RecordDraft => ({
      row,
      identity: [],
      values: new Map(
        Object.entries({
          amount,
          currency: 'USD',
          disbursalDate: '2030-01-31',
          instalmentCount: 3,
          frequency: 'monthly',
          interestRate: 0,
        }).map(([field, value], column) => [`loanDraft.${field}`, { value, cell: { row, column } }]),
      ),
    });
    const group = { ...borrower(1, 100), members: [borrower(1, 100), borrower(2, 100)] };
    const { record } = completion(group, { kind: RECORD_KINDS.loanDraft, cellOf: () => undefined } as never);
    const principal = ['', '#2', '#3'].map((key) => record.values.get(`loanDraft.principal${key}`)?.value);
    expect(principal).toEqual([66.66, 66.66, 66.68]);
  });

  it.each([
    ['count', { instalmentCount: 900 }, 'termsPeriods', 'F3'],
    ['grace', { gracePeriods: 9 }, 'termsGrace', 'J3'],
    ['date', { firstInstalmentDate: '2030-03-01', frequency: 'at maturity' }, 'termsMaturity', 'K3'],
    ['rate', { ratePeriod: 'whole', interestMethod: 'declining' }, 'termsWholeRate', 'I3'],
    ['amount', { amounts: [100, '', 100] }, 'termsLack', 'B3'],
    ['method', { interestMethod: '' }, 'termsLack', 'I2'],
  ] as const)('of a group say once, where it stands, which %s is wrong', (_, change, code, cell) => {
    const { amounts = [100, 100, 100], ...terms } = change as Readonly<Record<string, CellValue>> & {
      readonly amounts?: readonly CellValue[];
    };
    const given: Readonly<Record<string, CellValue>> = {
      disbursalDate: '2030-01-31',
      instalmentCount: 3,
      frequency: 'monthly',
      interestRate: 12,
      interestMethod: 'flat',
      ratePeriod: 'per year',
      ...terms,
    };
    const fields =
      'loanId amount groupLoanId groupName disbursalDate instalmentCount frequency interestRate interestMethod gracePeriods firstInstalmentDate ratePeriod'.split(
        ' ',
      );
    // The terms stand on the second of three rows.
    const rows = amounts.map((amount, at) =>
      fields.map((field): CellValue => {
        const own: Readonly<Record<string, CellValue>> = {
          loanId: `L${at}`,
          amount,
          groupLoanId: 'G1',
          groupName: 'G',
        };
        return own[field] ?? (at === 1 ? (given[field] ?? '') : '');
      }),
    );
    const sheet = checked(rows, { computed: true }, { fields, constants: { 'loanDraft.currency': 'USD' } });
    const found = sheet.findings.filter((finding) => finding.code.startsWith('terms'));
    expect(found.map((finding) => [finding.code, finding.params['cell'], finding.row])).toEqual([
      [code, cell, Number(cell.slice(1)) - 1],
    ]);
  });
});
