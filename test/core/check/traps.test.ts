import { LOAN_DRAFT_SCHEDULE } from '../../../src/core/catalogue/loanDraftSchedule';
import type { CellValue } from '../../../src/core/cell/cell';
import type { CheckedSheet, RecordDraft } from '../../../src/core/check/checkSheet';
import { recordRows } from '../../../src/core/check/recordRows';
import type { SchedulePart, Template } from '../../../src/core/mapping/template';
import { scheduleSurroundings } from '../../../src/core/schedule/scheduleSurroundings';
import { fieldsFor } from '../../../src/core/submission/groupFields';
import { recordText } from '../../../src/core/submission/recordText';
import { PLAN_FIELDS, plan } from '../instalments/plans';
import { REFERENCE } from './reference';
import { check, checkRepayments } from './sheets';

const bodyOf = ({ kind }: CheckedSheet, record: RecordDraft): unknown =>
  JSON.parse(recordText(fieldsFor(kind, record), record));
const bodies = (checked: CheckedSheet): readonly unknown[] => checked.sendable.map((record) => bodyOf(checked, record));
const codes = ({ findings }: CheckedSheet): readonly string[] =>
  findings.map(({ code }) => code).filter((code) => code !== 'waiverUnknown');
/** Sheet rows of each record, as rows of the sheet that is checked: 1 is the first below the headers. */
const rowsOf = ({ records }: CheckedSheet) => records.map((record) => recordRows(record).map(({ row }) => row));

describe('trap: totals rows and notes follow the records', () => {
  it.each<[string, readonly (readonly CellValue[])[], readonly { row: number; reason: string }[]]>([
    ['a row called Total', [['Total', 30]], [{ row: 3, reason: 'total' }]],
    ['a sum without a word', [['', 30]], [{ row: 3, reason: 'total' }]],
    ['a total in Spanish', [['Gran total', 30]], [{ row: 3, reason: 'total' }]],
    [
      'a note below a blank row',
      [
        ['', ''],
        ['Prepared by Ana', ''],
      ],
      [
        { row: 3, reason: 'blank' },
        { row: 4, reason: 'note' },
      ],
    ],
  ])('%s is left out', (_, below, leftOut) => {
    const rows = [['L1', 10], ['L2', 20], ...below];
    const checked = checkRepayments(rows);
    expect(checked).toMatchObject({ leftOut, total: '30' });
    expect(rowsOf(checked)).toEqual([[1], [2]]);
  });
  it('a subtotal between records is left out too', () =>
    expect(
      checkRepayments([
        ['L1', 10],
        ['Subtotal', 10],
        ['L2', 20],
      ]),
    ).toMatchObject({ leftOut: [{ row: 2, reason: 'total' }], total: '30' }));
  it('a record without its id is none of them: it is an error', () =>
    expect(
      codes(
        checkRepayments([
          ['L1', 10],
          ['', 25],
          ['L2', 20],
        ]),
      ),
    ).toContain('requiredEmpty'));
});

describe('trap: names of Kiva’s lists, however they are spelt', () => {
  const located = (place: string) =>
    check('loanDraft', ['loanId', 'location'], [['L1', place]], {}, { reference: REFERENCE });
  it.each(['usulutan', 'USULUTÁN', 'Usuluta\u0301n', 'Ｕｓｕｌｕｔáｎ'])(
    '%j goes out in Kiva’s own spelling',
    (place) => expect(bodies(located(place))).toMatchObject([{ location: 'Usulután: El Salvador' }]),
  );
  it.each([
    ['UsulutÃ¡n', ['Usulután: El Salvador', '']],
    ['San José', ['San José: Peru', 'San José: Bolivia']],
  ])('%j is held back with the nearest to choose from', (place, [near1, near2]) => {
    const { findings, sendable } = located(place);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'referenceNear',
        severity: 'error',
        params: expect.objectContaining({ near1, near2 }) as unknown,
      }),
    );
    expect(sendable).toEqual([]);
  });
  it('what is like none of them is held back without a guess', () =>
    expect(codes(located('Nowhere'))).toContain('referenceNotFound'));
});

const GROUP = ['loanId', 'clientId', 'amount', 'groupLoanId', 'groupName', 'notPictured'];
const groups = (rows: readonly (readonly CellValue[])[], change: Partial<Template> = {}): CheckedSheet =>
  check('loanDraft', GROUP, rows, { formats: { 'loanDraft.notPictured': { polarity: 'same' } }, ...change });

describe('trap: rows are merged over the column that ties them', () => {
  // Excel keeps what is merged in the first cell alone.
  const merged = [
    ['L1', 'C1', 100, 'G1', 'Umoja', 'no'],
    ['L2', 'C2', 100, '', '', 'no'],
    ['L3', 'C3', 100, '', '', 'no'],
  ];
  it('so that it is asked whose the blank ones are, and nothing goes out', () => {
    const open = groups(merged);
    expect(codes(open)).toEqual(['polarityNobody', 'groupIdMissing', 'groupTieBlank']);
    expect(open.sendable).toEqual([]);
  });
  it('and they join the group above where she says so', () => {
    const joined = groups(merged, { groups: { blankTie: 'above' } });
    expect(rowsOf(joined)).toEqual([[1, 2, 3]]);
    expect(bodies(joined)).toMatchObject([{ entreps: [{ loan_id: 'L1' }, { loan_id: 'L2' }, { loan_id: 'L3' }] }]);
  });
  it('or stay loans of their own', () =>
    expect(rowsOf(groups(merged, { groups: { blankTie: 'alone' } }))).toEqual([[1], [2], [3]]));
});

describe('trap: rows that her own filter leaves out', () => {
  const filtered = (...states: readonly string[]) =>
    checkRowsBy({ header: 'Column 2', column: 2, leaveOut: ['closed'] }, states);
  const checkRowsBy = (rowFilter: NonNullable<Template['rowFilter']>, states: readonly string[]) =>
    check(
      'repayment',
      ['loanId', 'amount', ''],
      states.map((state, r) => [`L${r + 1}`, 10, state]),
      { rowFilter },
    );
  it('stay at home and out of the total', () =>
    expect(filtered('open', 'closed', 'open')).toMatchObject({
      leftOut: [{ row: 2, reason: 'filtered' }],
      total: '20',
    }));
  it('in any case and with any spaces', () =>
    expect(filtered('CLOSED', ' Closed ', 'open').leftOut).toEqual([
      { row: 1, reason: 'filtered' },
      { row: 2, reason: 'filtered' },
    ]));
  it('but not those whose word only begins alike', () =>
    expect(filtered('closed early', '', 'clos').leftOut).toEqual([]));
  it('and hold the sheet back where the column of the filter is gone', () => {
    const lost = checkRowsBy({ header: 'Gone', column: 7, leaveOut: ['closed'] }, ['open']);
    expect(lost.sendable).toEqual([]);
    expect(lost.findings.filter(({ severity }) => severity === 'error')).toHaveLength(1);
  });
});

const instalment = (date: string, principal: number, interest: number) => ({ date, principal, interest });

describe('trap: one row a loan, its instalments in repeating columns', () => {
  const PART = ['scheduleDate', 'principal', 'interest'];
  const drafts = (...rows: readonly (readonly CellValue[])[]) =>
    check('loanDraft', ['loanId', 'amount', ...PART, ...PART], rows);
  it('go out in their order', () =>
    expect(bodies(drafts(['L1', 100, '2030-01-31', 60, 2, '2030-02-28', 40, 1]))).toMatchObject([
      { schedule: [instalment('2030-01-31', 60, 2), instalment('2030-02-28', 40, 1)] },
    ]));
  it('may be fewer in one row than in another', () =>
    expect(bodies(drafts(['L1', 100, '2030-01-31', 100, 2, '', '', '']))).toMatchObject([
      { schedule: [instalment('2030-01-31', 100, 2)] },
    ]));
  it('that lack a part, or the order of days, are errors', () => {
    const later = drafts(['L1', 100, '2030-02-28', 60, 2, '2030-01-31', 40, 1]);
    expect(codes(later)).toContain('scheduleNotAscending');
    expect(later.sendable).toEqual([]);
    expect(drafts(['L1', 100, '2030-01-31', 60, 2, '', 40, 1]).sendable).toEqual([]);
  });
});

describe('trap: one row a borrower, several rows a group loan', () => {
  const members = [{ loan_id: 'L1' }, { loan_id: 'L2' }];
  it('with the group’s fields in every row', () => {
    const checked = groups([
      ['L1', 'C1', 100, 'G1', 'Umoja', 'no'],
      ['L2', 'C2', 100, 'G1', 'Umoja', 'yes'],
    ]);
    expect(bodies(checked)).toMatchObject([
      { internal_loan_id: 'G1', group_name: 'Umoja', not_pictured: [false, true], entreps: members },
    ]);
  });
  it('with the group’s fields in the first row alone', () =>
    expect(
      bodies(
        groups([
          ['L1', 'C1', 100, 'G1', 'Umoja', 'no'],
          ['L2', 'C2', 100, 'G1', '', 'no'],
        ]),
      ),
    ).toMatchObject([{ group_name: 'Umoja', entreps: members }]));
  it('tied by the group’s name alone, in any case', () => {
    const checked = check(
      'loanDraft',
      ['loanId', 'amount', 'groupName', 'notPictured'],
      [
        ['L1', 100, 'Umoja', 'no'],
        ['L2', 100, 'umoja', 'no'],
        ['L3', 100, 'Tumaini', 'no'],
      ],
      { formats: { 'loanDraft.notPictured': { polarity: 'same' } } },
    );
    expect(rowsOf(checked)).toEqual([[1, 2], [3]]);
  });
});

describe('trap: instalments on a sheet of their own, tied by loan id', () => {
  const tied = (rows: readonly (readonly CellValue[])[], ...ids: readonly CellValue[]) =>
    check(
      'loanDraft',
      ['loanId', 'amount'],
      ids.map((id) => [id, 100]),
      {},
      scheduleSurroundings(LOAN_DRAFT_SCHEDULE, { bindings: [] }, plan(rows, PLAN_FIELDS)),
    );
  it('in any order of their rows', () =>
    expect(
      bodies(
        tied(
          [
            ['L2', '2030-01-31', 100, 3],
            ['L1', '2030-02-28', 40, 1],
            ['L1', '2030-01-31', 60, 2],
          ],
          'L1',
          'L2',
        ),
      ),
    ).toMatchObject([
      { schedule: [instalment('2030-01-31', 60, 2), instalment('2030-02-28', 40, 1)] },
      { schedule: [instalment('2030-01-31', 100, 3)] },
    ]));
  it('where an id is a number on one sheet and a text on the other', () =>
    expect(bodies(tied([['1337', '2030-01-31', 100, 3]], 1337))).toMatchObject([
      { schedule: [instalment('2030-01-31', 100, 3)] },
    ]));
  it('where a loan has none, or instalments have no loan: both are said', () => {
    const checked = tied([['L9', '2030-01-31', 100, 3]], 'L1');
    expect(bodies(checked)).not.toContainEqual(expect.objectContaining({ schedule: expect.anything() as unknown }));
    expect(codes(checked).filter((code) => /^instalment/i.test(code))).toHaveLength(2);
  });
});

describe('trap: only terms, and no instalments', () => {
  const fields = [
    'loanId',
    'amount',
    'disbursalDate',
    'instalmentCount',
    'frequency',
    'interestRate',
    'interestMethod',
  ];
  const constants = { 'loanDraft.currency': 'USD', 'loanDraft.ratePeriod': 'perYear' };
  const termed = (terms: readonly CellValue[], schedule?: SchedulePart) => {
    const bindings = fields.map((field, column) => ({ field: `loanDraft.${field}`, header: field, column }));
    const part = { bindings, constants, ...(schedule && { schedule }) };
    const surroundings = scheduleSurroundings(LOAN_DRAFT_SCHEDULE, part);
    return check('loanDraft', fields, [['L1', 300, '2030-01-31', ...terms]], { constants }, surroundings);
  };
  it('are computed and shown, and nothing goes out before she agreed', () => {
    const open = termed([3, 'monthly', 12, 'flat']);
    expect(codes(open)).toContain('scheduleComputedOpen');
    expect(open.sendable).toEqual([]);
  });
  it('go out as they were shown once she agreed', () =>
    expect(bodies(termed([3, 'monthly', 12, 'flat'], { computed: true }))).toMatchObject([
      {
        schedule: [
          instalment('2030-02-28', 100, 3),
          instalment('2030-03-31', 100, 3),
          instalment('2030-04-30', 100, 3),
        ],
      },
    ]));
  it('that lack one compute nothing', () => {
    const lacking = termed(['', 'monthly', 12, 'flat'], { computed: true });
    expect(bodies(lacking)).not.toContainEqual(expect.objectContaining({ schedule: expect.anything() as unknown }));
  });
});
