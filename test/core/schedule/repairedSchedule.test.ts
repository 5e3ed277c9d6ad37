import fc from 'fast-check';
import { LOAN_DRAFT_SCHEDULE } from '../../../src/core/catalogue/loanDraftSchedule';
import type { CellValue } from '../../../src/core/cell/cell';
import { decimalText, sumText } from '../../../src/core/cell/decimal';
import type { CheckedSheet, RecordDraft } from '../../../src/core/check/checkSheet';
import { repeatedValues } from '../../../src/core/check/repeatedValues';
import { valueKey } from '../../../src/core/check/valueKey';
import { repairedSchedule, scheduleRepairs } from '../../../src/core/schedule/repairedSchedule';
import { scheduleSurroundings } from '../../../src/core/schedule/scheduleSurroundings';
import { check } from '../check/sheets';
import { plan } from '../instalments/plans';

const FIELDS = ['loanId', 'amount', 'scheduleDate', 'principal', 'scheduleDate', 'principal'];
const ROWS = [
  ['L1', 100, '2030-01-31', 33.33, '2030-02-28', 66.66],
  ['L2', 1000, '2030-01-31', 300, '2030-02-28', 300],
  ['L3', 100, '2030-01-31', 50, '2030-02-28', 50],
  ['L4', 100, '2030-01-31', 150, '2030-02-28', 10],
];

function checked(
  agreed: Readonly<Record<string, string>>,
  rows: readonly (readonly CellValue[])[] = ROWS,
): CheckedSheet {
  const surroundings = scheduleSurroundings(
    LOAN_DRAFT_SCHEDULE,
    { bindings: [] },
    undefined,
    new Map(Object.entries(agreed)),
  );
  return check('loanDraft', FIELDS, rows, {}, surroundings);
}

const sums = ({ findings }: CheckedSheet) => findings.flatMap(({ code, row }) => (code === 'scheduleSum' ? row : []));

describe('a schedule that does not add up', () => {
  it('has its repair proposed: all of the difference on the last instalment', () => {
    expect(scheduleRepairs(checked({}))).toEqual([
      {
        loan: 'L1',
        row: 1,
        cell: { row: 1, column: 5 },
        from: 66.66,
        to: 66.67,
        difference: '0.01',
        isRounding: true,
      },
      {
        loan: 'L2',
        row: 2,
        cell: { row: 2, column: 5 },
        from: 300,
        to: 700,
        difference: '400',
        isRounding: false,
      },
    ]);
  });

  it('is changed for loans she agreed to alone, and that is said', () => {
    const none = checked({});
    expect(sums(none)).toEqual([1, 2, 4]);
    const done = checked({ L1: '0.01' });
    expect(sums(done)).toEqual([2, 4]);
    expect(done.records[0]?.values.get('loanDraft.principal#2')).toEqual({ value: 66.67, cell: { row: 1, column: 5 } });
    expect(done.findings.filter(({ code }) => code === 'scheduleRepaired')).toMatchObject([
      {
        severity: 'warning',
        row: 1,
        params: { loan: 'L1', from: '66.66', to: '66.67', difference: '0.01', cell: 'F2' },
      },
    ]);
    expect(done.sendable.map(({ row }) => row)).toEqual([1, 3]);
  });

  it('is not changed by any other difference than the one she agreed to', () => {
    const edited = [['L1', 100, '2030-01-31', 33.33, '2030-02-28', 66.65], ...ROWS.slice(1)];
    expect(sums(checked({ L1: '0.01', L4: '-60' }, edited))).toEqual([1, 2, 4]);
  });

  it('is never repaired into a negative instalment', () => {
    expect(scheduleRepairs(checked({}, [ROWS[3] as CellValue[]]))).toEqual([]);
    const zero = [['L1', 100, '2030-01-31', 100, '2030-02-28', 10]];
    expect(scheduleRepairs(checked({}, zero))).toMatchObject([
      { from: 10, to: 0, difference: '-10', isRounding: false },
    ]);
  });

  it('of another sheet is repaired after it is tied', () => {
    const instalments = plan([['L1', '2030-01-31', 99.5, 1]]);
    const surroundings = scheduleSurroundings(
      LOAN_DRAFT_SCHEDULE,
      { bindings: [] },
      instalments,
      new Map([['L1', '0.5']]),
    );
    const done = check('loanDraft', ['loanId', 'amount'], [['L1', 100]], {}, surroundings);
    expect(done.sendable).toHaveLength(1);
    expect(done.findings.find(({ code }) => code === 'scheduleRepaired')).toMatchObject({
      cell: { row: 1, column: 2, sheet: "Ana's plan" },
      params: { to: '100' },
    });
  });

  it('is compared with all borrowers of a group', () => {
    const values = new Map<string, { value: number | string; cell: { row: number; column: number } }>();
    const put = (key: string, value: number | string): void => {
      values.set(key, { value, cell: { row: 1, column: values.size } });
    };
    put('loanDraft.groupLoanId', 'G1');
    put('loanDraft.amount', 60);
    put(valueKey('loanDraft.amount', 1), 40.01);
    put('loanDraft.principal', 50);
    put(valueKey('loanDraft.principal', 1), 50);
    const record: RecordDraft = { row: 1, identity: [], values };
    expect(repairedSchedule(record, LOAN_DRAFT_SCHEDULE)).toMatchObject({
      loan: 'G1',
      from: 50,
      to: 50.01,
      difference: '0.01',
    });
    const unread = new Set([valueKey('loanDraft.amount', 1)]);
    expect(repairedSchedule({ ...record, unread }, LOAN_DRAFT_SCHEDULE)).toBeUndefined();
  });

  it('adds up exactly once repaired, whatever it was', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000 }).map((units) => units / 100);
    fc.assert(
      fc.property(cents, fc.array(cents, { minLength: 1, maxLength: 8 }), (amount, parts) => {
        const cell = { row: 1, column: 0 };
        const values = new Map([
          ['loanDraft.loanId', { value: 'L1', cell }],
          ['loanDraft.amount', { value: amount, cell }],
          ...parts.map((value, at) => [valueKey('loanDraft.principal', at), { value, cell }] as const),
        ] as readonly (readonly [string, { value: number | string; cell: typeof cell }])[]);
        const record: RecordDraft = { row: 1, identity: [], values };
        const repair = repairedSchedule(record, LOAN_DRAFT_SCHEDULE);
        if (repair === undefined) return;
        const [completion] = scheduleSurroundings(
          LOAN_DRAFT_SCHEDULE,
          { bindings: [] },
          undefined,
          new Map([['L1', repair.difference]]),
        ).completions;
        const done = completion?.(record, {} as never).record ?? record;
        const principal = repeatedValues(done, 'loanDraft.principal').map(({ value }) => Number(value));
        expect(sumText(principal)).toBe(decimalText(amount));
        expect(principal.slice(0, -1)).toEqual(parts.slice(0, -1));
        expect(principal.at(-1)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('what a check needs for schedules', () => {
  it('is nothing where a sheet has none', () => {
    expect(
      scheduleSurroundings(LOAN_DRAFT_SCHEDULE, {
        bindings: [{ field: 'loanDraft.amount', header: 'Amount', column: 0 }],
      }),
    ).toEqual({
      completions: [],
      sheetRules: [],
    });
  });

  it('is nothing where records of its kind have none, whatever she agreed to', () => {
    const bindings = [{ field: 'loanDraft.frequency', header: 'Frequency', column: 0 }];
    expect(scheduleSurroundings(undefined, { bindings }, plan([]), new Map([['L1', '1']]))).toEqual({
      completions: [],
      sheetRules: [],
    });
  });

  it('comes in its order: tied or computed, then repaired', () => {
    const bindings = [{ field: 'loanDraft.frequency', header: 'Frequency', column: 0 }];
    const all = scheduleSurroundings(LOAN_DRAFT_SCHEDULE, { bindings }, plan([]), new Map([['L1', '1']]));
    expect(all.completions).toHaveLength(2);
    expect(all.sheetRules).toHaveLength(1);
    expect(
      scheduleSurroundings(LOAN_DRAFT_SCHEDULE, { bindings }, undefined, new Map([['L1', '1']])).completions,
    ).toHaveLength(2);
    expect(
      scheduleSurroundings(LOAN_DRAFT_SCHEDULE, { bindings: [], constants: { 'loanDraft.frequency': 'monthly' } })
        .completions,
    ).toHaveLength(1);
  });
});
