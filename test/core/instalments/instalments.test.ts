import { LOAN_DRAFT_SCHEDULE } from '../../../src/core/catalogue/loanDraftSchedule';
import type { CellValue } from '../../../src/core/cell/cell';
import type { CheckedSheet, RecordDraft } from '../../../src/core/check/checkSheet';
import { tieInstalments } from '../../../src/core/instalments/tieInstalments';
import { recordText } from '../../../src/core/submission/recordText';
import { check } from '../check/sheets';
import { plan, PLAN_FIELDS } from './plans';

const LOANS = [
  ['L1', 100],
  ['L2', 200],
];
const PLAN = [
  ['L2', '2030-02-28', 200, 4],
  ['L1', '2030-03-31', 60, 1.5],
  ['L1', '2030-02-28', 40, 2.5],
];

function tied(
  rows: readonly (readonly CellValue[])[],
  instalments: ReturnType<typeof plan>,
  fields: readonly string[] = ['loanId', 'amount'],
): CheckedSheet {
  const { completion, sheetRule } = tieInstalments(instalments, LOAN_DRAFT_SCHEDULE);
  return check('loanDraft', fields, rows, {}, { completions: [completion], sheetRules: [sheetRule] });
}

const text = (checked: CheckedSheet, at: number): unknown =>
  (JSON.parse(recordText(checked.kind.fields, checked.records[at] as RecordDraft)) as { schedule?: unknown }).schedule;
const codes = ({ findings }: Pick<CheckedSheet, 'findings'>): readonly string[] =>
  findings
    .map(({ code }) => code)
    .filter((code) => !['fieldNotMapped', 'advisedEmpty', 'waiverUnknown'].includes(code));
const one = ({ findings }: Pick<CheckedSheet, 'findings'>, code: string) =>
  findings.find((found) => found.code === code);

describe('instalments of another sheet', () => {
  it('become their loan’s, by date, wherever they stand', () => {
    const checked = tied(LOANS, plan(PLAN));
    expect(codes(checked)).toEqual([]);
    expect(checked.sendable).toHaveLength(2);
    expect(text(checked, 0)).toEqual([
      { date: '2030-02-28', principal: 40, interest: 2.5 },
      { date: '2030-03-31', principal: 60, interest: 1.5 },
    ]);
    expect(text(checked, 1)).toEqual([{ date: '2030-02-28', principal: 200, interest: 4 }]);
  });

  it('know their cells, and their sheet', () => {
    const checked = tied(LOANS, plan([...PLAN.slice(0, 2), ['L1', '2030-02-28', -40, 2.5]]));
    expect(one(checked, 'amountNegative')).toMatchObject({
      row: 1,
      cell: { row: 3, column: 2, sheet: "Ana's plan" },
      params: { cell: "'Ana''s plan'!C4", row: 2 },
    });
    expect(checked.sendable.map(({ row }) => row)).toEqual([2]);
  });

  it('hold back their own loan alone when one cannot be read', () => {
    const checked = tied(LOANS, plan([...PLAN, ['L1', '2030-04-30', 'forty', 1]]));
    expect(one(checked, 'amountUnreadable')).toMatchObject({
      row: 1,
      cell: { row: 4, column: 2, sheet: "Ana's plan" },
    });
    expect(checked.sendable.map(({ row }) => row)).toEqual([2]);
  });

  it('are checked as those of the row are', () => {
    const sum = tied(LOANS, plan([PLAN[0] as CellValue[], ['L1', '2030-03-31', 60, 1.5]]));
    expect(one(sum, 'scheduleSum')).toMatchObject({ row: 1, params: { sum: '60', lastCell: "'Ana''s plan'!C3" } });
    const half = tied(LOANS, plan([...PLAN, ['L1', '', 1, 1]]));
    expect(one(half, 'instalmentHalf')).toMatchObject({ row: 1, cell: { row: 4, sheet: "Ana's plan" } });
    const twice = tied(LOANS, plan([...PLAN.slice(0, 2), ['L1', '2030-03-31', 40, 2.5]]));
    expect(codes(twice)).toEqual(['scheduleNotAscending']);
    const noInterest = tied(LOANS, plan([...PLAN.slice(0, 2), ['L1', '2030-02-28', 40, '']]));
    expect(one(noInterest, 'instalmentInterestEmpty')).toMatchObject({
      row: 1,
      severity: 'warning',
      params: { count: 1 },
    });
  });

  it('leave out totals, notes and headers said again', () => {
    const rows = [...PLAN, ['Total', '', 300, 8], PLAN_FIELDS, ['', '', '', '']];
    const checked = tied(LOANS, plan(rows));
    expect(codes(checked)).toEqual([]);
    expect(checked.sendable).toHaveLength(2);
  });

  it('say what is left over on either side, each once', () => {
    const checked = tied(
      [...LOANS, ['L3', 5]],
      plan([...PLAN, ['L8', '2030-02-28', 1, 0], ['L9', '2030-02-28', 1, 0]]),
    );
    expect(one(checked, 'instalmentsNone')).toMatchObject({ row: 3, severity: 'warning', params: { loan: 'L3' } });
    expect(one(checked, 'instalmentsUnknownLoans')).toMatchObject({
      severity: 'warning',
      cell: { row: 4, sheet: "Ana's plan" },
      params: { count: 2, loans: 'L8, L9' },
    });
    expect(checked.sendable).toHaveLength(3);
  });

  it('say which rows belong to no loan, and which are no instalments', () => {
    const read = plan([['L1', '2030-01-31', '', ''], ...PLAN, ['', '2030-05-31', 7, 0], [1.2e21, '2030-05-31', 7, 0]]);
    expect(
      read.findings.map(({ code, severity, params }) => [code, severity, params['cell'], params['count']]),
    ).toEqual([
      ['idDamaged', 'warning', "'Ana''s plan'!A7", undefined],
      ['instalmentsWithoutLoan', 'warning', "'Ana''s plan'!B6", 2],
      ['instalmentsWithoutAmounts', 'warning', "'Ana''s plan'!A2", 1],
    ]);
  });

  it('are one question where their dates can be read in two ways, and hold everything back until then', () => {
    const rows = [
      ['L1', '03/04/2030', 100, 1],
      ['L2', '05/06/2030', 200, 1],
    ];
    const open = tied(LOANS, plan(rows));
    expect(one(open, 'dateOrderOpen')).toMatchObject({
      severity: 'question',
      field: 'instalment.date',
      cell: { row: 1, column: 1, sheet: "Ana's plan" },
      examples: [{ cell: { sheet: "Ana's plan" } }, { cell: { sheet: "Ana's plan" } }],
    });
    expect(open.sendable).toEqual([]);
    const said = tied(LOANS, plan(rows, PLAN_FIELDS, { formats: { 'instalment.date': { dateOrder: 'mdy' } } }));
    expect(codes(said)).toEqual([]);
    expect(text(said, 0)).toEqual([{ date: '2030-03-04', principal: 100, interest: 1 }]);
  });

  it('hold everything back where no column says whose they are', () => {
    const read = plan([['2030-02-28', 100, 1]], ['date', 'principal', 'interest']);
    expect(read.loose).toHaveLength(1);
    const checked = tied(LOANS, read);
    expect(codes(checked)).toContain('instalmentsWithoutLoan');
    expect(checked.findings).toContainEqual(
      expect.objectContaining({ code: 'fieldNotMapped', severity: 'error', field: 'instalment.loanId' }),
    );
    expect(checked.sendable).toEqual([]);
  });

  it('may stand in the row, too, when they are the same', () => {
    const fields = ['loanId', 'amount', 'scheduleDate', 'principal', 'interest'];
    const whole = [['L1', 100, '2030-02-28', 100, 3]];
    const same = tied(whole, plan([['L1', '2030-02-28', 100, 3]]), fields);
    expect(codes(same)).toEqual([]);
    const other = tied(whole, plan([['L1', '2030-02-28', 100, 4]]), fields);
    expect(one(other, 'instalmentsDiffer')).toMatchObject({
      row: 1,
      severity: 'error',
      cell: { row: 1, column: 4 },
      params: { field: 'loanDraft.interest', instalment: 1, shown: '3', there: '4', otherCell: "'Ana''s plan'!D2" },
    });
    expect(text(other, 0)).toEqual([{ date: '2030-02-28', principal: 100, interest: 3 }]);
    const more = tied(
      whole,
      plan([
        ['L1', '2030-02-28', 60, 3],
        ['L1', '2030-03-31', 40, 3],
      ]),
      fields,
    );
    expect(one(more, 'instalmentsDiffer')?.severity).toBe('error');
  });

  it('are those of the row’s client where both say whose they are', () => {
    const fields = ['loanId', 'clientId', 'date', 'principal', 'interest'];
    const rows = [
      ['L1', 'C1', '2030-02-28', 100, 1],
      ['L1', 'C2', '2030-02-28', 900, 9],
    ];
    const checked = tied([['L1', 'C1', 100]], plan(rows, fields), ['loanId', 'clientId', 'amount']);
    expect(text(checked, 0)).toEqual([{ date: '2030-02-28', principal: 100, interest: 1 }]);
    expect(codes(checked)).toEqual(['instalmentsOfOthers']);
    expect(one(checked, 'instalmentsOfOthers')).toMatchObject({
      row: 1,
      severity: 'warning',
      params: { clients: 'C2', cells: "'Ana''s plan'!C3" },
    });
    const strangers = tied([['L1', 'C9', 100]], plan(rows, fields), ['loanId', 'clientId', 'amount']);
    expect(one(strangers, 'instalmentsOfOthers')?.params['clients']).toBe('C1, C2');
    expect(codes(strangers)).toContain('instalmentsNone');
  });

  it('say which part of them stands on that sheet alone, and take nothing of it', () => {
    const fields = ['loanId', 'amount', 'scheduleDate', 'principal'];
    const checked = tied([['L1', 100, '2030-02-28', 100]], plan([['L1', '2030-02-28', 100, 3]]), fields);
    expect(one(checked, 'instalmentsPartUnused')).toMatchObject({
      row: 1,
      severity: 'warning',
      cell: { row: 1, column: 3, sheet: "Ana's plan" },
      params: { field: 'loanDraft.interest', cells: "'Ana''s plan'!D2" },
    });
    expect(text(checked, 0)).toEqual([{ date: '2030-02-28', principal: 100 }]);
  });
});

describe('a group’s instalments', () => {
  const draft = (row: number, values: Readonly<Record<string, string | number>>): RecordDraft => ({
    row,
    identity: [],
    values: new Map(
      Object.entries(values).map(([field, value], column) => [`loanDraft.${field}`, { value, cell: { row, column } }]),
    ),
  });
  const group = { ...draft(1, { groupLoanId: 'G1', groupName: 'Tujenge' }) };
  const members = ['L1', 'L2'].map((loanId, at) => draft(1 + at, { loanId, amount: 50 }));
  const complete = (instalments: ReturnType<typeof plan>, of: readonly RecordDraft[] = members) =>
    tieInstalments(instalments, LOAN_DRAFT_SCHEDULE).completion({ ...group, members: of } as RecordDraft, {} as never);
  const due = ({ record }: ReturnType<typeof complete>) =>
    (JSON.parse(recordText(SCHEDULE, record)) as { schedule?: unknown }).schedule;
  const { kind } = check('loanDraft', ['loanId'], []);
  const SCHEDULE = kind.fields.filter(({ path }) => path?.startsWith('schedule') === true);

  it('are its members’, summed by date, and that is said', () => {
    const done = complete(plan([...PLAN, ['L2', '2030-03-31', 0.1, 0.2]]));
    expect(due(done)).toEqual([
      { date: '2030-02-28', principal: 240, interest: 6.5 },
      { date: '2030-03-31', principal: 60.1, interest: 1.7 },
    ]);
    expect(done.findings.map(({ code, params }) => [code, params['count'], params['instalments']])).toEqual([
      ['instalmentsSummed', 2, 2],
    ]);
  });

  it('are its own where the members have none, or all have its id', () => {
    const own = plan([['G1', '2030-02-28', 100, 1]]);
    expect(due(complete(own))).toEqual([{ date: '2030-02-28', principal: 100, interest: 1 }]);
    const shared = members.map(({ row }) => draft(row, { loanId: 'G1', amount: 50 }));
    const done = complete(own, shared);
    expect(due(done)).toEqual([{ date: '2030-02-28', principal: 100, interest: 1 }]);
    expect(done.findings).toEqual([]);
  });

  it('must be the same where the group has its own beside its members’', () => {
    const whole = ['G1', '2030-02-28', 240, 6.5];
    const same = complete(plan([...PLAN, whole, ['G1', '2030-03-31', 60, 1.5]]));
    expect(same.findings.map(({ code }) => code)).toEqual(['instalmentsSummed']);
    const other = complete(plan([...PLAN, whole, ['G1', '2030-03-31', 61, 1.5]]));
    expect(other.findings).toMatchObject([
      { code: 'instalmentsSummed' },
      {
        code: 'instalmentsDiffer',
        severity: 'error',
        row: 1,
        cell: { row: 2, column: 2 },
        params: { shown: '60', there: '61', otherCell: "'Ana''s plan'!C6" },
      },
    ]);
    expect(due(other)).toHaveLength(2);
  });

  it('say whose rows no borrower has', () => {
    const fields = ['loanId', 'clientId', 'date', 'principal'];
    const rows = ['C1', 'C2', 'C3'].map((client) => ['G1', client, '2030-02-28', 50]);
    const borrowers = ['C1', 'C2'].map((clientId, at) => draft(1 + at, { loanId: 'G1', clientId, amount: 50 }));
    const done = complete(plan(rows, fields), borrowers);
    expect(due(done)).toEqual([{ date: '2030-02-28', principal: 100 }]);
    expect(done.findings.map(({ code, params }) => [code, params['clients']])).toEqual([
      ['instalmentsOfOthers', 'C3'],
      ['instalmentsSummed', undefined],
    ]);
  });

  it('are not summed past one that cannot be read', () => {
    const { record, findings } = complete(plan([...PLAN, ['L2', '2030-02-28', 'ten', 0]]));
    expect(findings.map(({ code }) => code)).toContain('amountUnreadable');
    expect([...(record.unread ?? [])]).toContain('loanDraft.principal#3');
  });
});

describe('a group’s instalments before they are summed', () => {
  const FIELDS = ['loanId', 'amount', 'currency', 'groupLoanId', 'groupName', 'notPictured'];
  const GROUP = [
    ['L1', 100, 'KES', 'G1', 'Tujenge', ''],
    ['L2', 100, '', 'G1', 'Tujenge', ''],
  ];
  const wrong = (rows: readonly (readonly CellValue[])[]) => {
    const checked = tied(GROUP, plan(rows), FIELDS);
    expect(checked.sendable).toEqual([]);
    return checked.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ code, row, params }) => [code, row, params['cell']]);
  };

  it('have no negative part, whatever the others add to it', () => {
    expect(
      wrong([
        ['L2', '2030-02-28', 60, 5],
        ['L1', '2030-02-28', -10, -1],
        ['L1', '2030-03-31', 110, 1],
        ['L2', '2030-03-31', 40, 1],
      ]),
    ).toEqual([
      ['amountNegative', 1, "'Ana''s plan'!C3"],
      ['amountNegative', 1, "'Ana''s plan'!D3"],
    ]);
  });

  it('have no more decimals than the loan’s currency, wherever that stands', () => {
    expect(
      wrong([
        ['L1', '2030-02-28', 99.995, 1],
        ['L1', '2030-03-31', 0.005, 1],
        ['L2', '2030-02-28', 0.005, 1],
        ['L2', '2030-03-31', 99.995, 1],
      ]),
    ).toEqual([
      ['amountDecimals', 1, "'Ana''s plan'!C2"],
      ['amountDecimals', 1, "'Ana''s plan'!C3"],
      ['amountDecimals', 2, "'Ana''s plan'!C4"],
      ['amountDecimals', 2, "'Ana''s plan'!C5"],
    ]);
  });

  it('are one a day for each borrower', () => {
    expect(
      wrong([
        ['L2', '2030-02-28', 100, 5],
        ['L1', '2030-02-28', 60, 5],
        ['L1', '2030-02-28', 40, 5],
      ]),
    ).toEqual([['scheduleNotAscending', 1, "'Ana''s plan'!B4"]]);
  });

  it('are one a day for each client, too, where they are all under the group’s id', () => {
    const fields = ['loanId', 'clientId', 'date', 'principal'];
    const rows = [
      ['G1', 'C1', '2030-02-28', 50],
      ['G1', 'C2', '2030-02-28', 100],
      ['G1', 'C1', '2030-02-28', 50],
    ];
    const checked = tied(GROUP, plan(rows, fields), FIELDS);
    expect(one(checked, 'scheduleNotAscending')).toMatchObject({ row: 1, cell: { row: 3, column: 2 } });
  });

  it('are told where one borrower’s interest is missing, which the others’ hides', () => {
    const checked = tied(
      GROUP,
      plan([
        ['L1', '2030-02-28', 100, 5],
        ['L2', '2030-02-28', 100, ''],
      ]),
      FIELDS,
    );
    expect(one(checked, 'instalmentInterestEmpty')).toMatchObject({
      severity: 'warning',
      params: { count: 1, cell: "'Ana''s plan'!C3" },
    });
    expect(checked.sendable).toHaveLength(1);
  });
});
