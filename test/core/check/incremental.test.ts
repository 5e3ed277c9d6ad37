import fc from 'fast-check';
import { RECORD_KINDS } from '../../../src/core/catalogue';
import type { RecordKindId } from '../../../src/core/catalogue/recordKind';
import type { Cell, CellValue } from '../../../src/core/cell/cell';
import type { SheetSnapshot } from '../../../src/core/cell/snapshot';
import {
  checkSheet,
  type CheckedSheet,
  type CheckInput,
  type CheckSurroundings,
} from '../../../src/core/check/checkSheet';
import { IncrementalCheck } from '../../../src/core/check/incrementalCheck';
import { applyTemplate } from '../../../src/core/mapping/applyTemplate';
import type { Template } from '../../../src/core/mapping/template';
import { cellOf, errorCell } from '../cell/cells';
import { REFERENCE } from './reference';
import { ACCOUNT, sheetOf, templateFor } from './sheets';

type Rows = readonly (readonly (CellValue | Cell)[])[];

function inputOf(
  kind: RecordKindId,
  sheet: SheetSnapshot,
  fields: readonly string[],
  change: Partial<Template>,
  surroundings: CheckSurroundings,
): CheckInput {
  const template = { ...templateFor(kind, sheet, fields), ...change };
  return [RECORD_KINDS[kind], template, applyTemplate(template, sheet.columns), sheet, ACCOUNT, surroundings];
}

function whole(check: IncrementalCheck): CheckedSheet {
  const steps = check.steps();
  while (steps.next().done !== true);
  return check.checked();
}

/** Values are classes of our own: as plain lists they are compared by what they hold. */
function plain(checked: CheckedSheet): unknown {
  const rows = (records: CheckedSheet['records']) =>
    records.map(({ row, identity, values, unread, members = [] }) => [
      ...[row, identity, [...values], [...(unread ?? [])]],
      members.map((member) => [member.row, member.identity, [...member.values]]),
    ]);
  return { ...checked, kind: '', records: rows(checked.records), sendable: rows(checked.sendable) };
}

const REPAYMENT_FIELDS = ['loanId', 'amount', 'loanAmount', 'currency'];
const AMOUNTS: readonly (CellValue | Cell)[] = [
  10,
  20.25,
  -3,
  '',
  '1.234',
  '1.234,50',
  '1,234.50',
  'KES 5',
  'five',
  errorCell('#REF!'),
  0.001,
  30.25,
];
const IDS: readonly (CellValue | Cell)[] = [
  'L1',
  'L2',
  'l2',
  'L3',
  '',
  'Total',
  'Prepared by Ana',
  cellOf(1e15),
  7,
  'L 1',
];
const CURRENCIES: readonly (CellValue | Cell)[] = ['', 'KES', 'UGX', 'shillings'];
const anyOf = <Value>(values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const repaymentCell = [anyOf(IDS), anyOf(AMOUNTS), anyOf(AMOUNTS), anyOf(CURRENCIES)] as const;

const DRAFT_FIELDS = ['loanId', 'gender', 'amount', 'disbursalDate', 'description', 'location', 'clientId', 'lastName'];
const draftCell = [
  anyOf(IDS),
  anyOf<CellValue>(['M', 'F', 'H', 'female', '', 'x']),
  anyOf(AMOUNTS),
  anyOf<CellValue | Cell>([
    '03/04/2026',
    '25/03/2026',
    '03/25/2026',
    '2026-03-04',
    '',
    cellOf(46085, '04/03/2026', 'dd/mm/yyyy'),
  ]),
  anyOf<CellValue>(['', 'I sell fish', 'She sells fish, 0722 123 456', 'He and he']),
  anyOf<CellValue>(['Kisumu', 'Kisumu: Kenya', 'Usulutan', '', 'Nowhere']),
  anyOf<CellValue>(['C1', 'C2', '']),
  anyOf<CellValue>(['Otieno', '']),
] as const;

const GROUP_FIELDS = ['loanId', 'amount', 'groupName', 'notPictured', 'waiver', 'loanUse', 'firstName'];
const groupCell = [
  anyOf(IDS),
  anyOf(AMOUNTS),
  anyOf<CellValue>(['Umoja', 'umoja', 'Tumaini', '']),
  anyOf<CellValue>(['yes', 'no', '']),
  anyOf<CellValue>(['yes', 'no', '']),
  anyOf<CellValue>(['to buy fish', 'to buy two cows', 'fish', '']),
  anyOf<CellValue>(['Ana', '']),
] as const;

const KIVA_LOANS: CheckSurroundings['kivaLoans'] = new Map(
  ['L1', 'L2', 'L9'].map((loanId, at) => [
    loanId,
    {
      loanId,
      clientId: `C${at + 1}`,
      status: at === 1 ? 'ended' : 'payingBack',
      amount: 25,
      currency: 'KES',
      borrowerCount: 1,
    },
  ]),
);

interface Case {
  readonly name: string;
  readonly kind: RecordKindId;
  readonly fields: readonly string[];
  readonly cells: readonly fc.Arbitrary<CellValue | Cell>[];
  readonly change: Partial<Template>;
  readonly surroundings: CheckSurroundings;
}

const CASES: readonly Case[] = [
  {
    name: 'repayments',
    kind: 'repayment',
    fields: REPAYMENT_FIELDS,
    cells: repaymentCell,
    change: {},
    surroundings: {},
  },
  {
    name: 'repayments whose blanks are zero, with all lists at hand',
    kind: 'repayment',
    fields: REPAYMENT_FIELDS,
    cells: repaymentCell,
    change: { blankAmount: 'reportZero' },
    surroundings: {
      kivaLoans: KIVA_LOANS,
      lastReport: { month: '2026-02', amounts: new Map([['L1', 15]]) },
      today: '2026-03-20',
      reference: REFERENCE,
    },
  },
  {
    name: 'repayments that are added up',
    kind: 'repayment',
    fields: REPAYMENT_FIELDS,
    cells: repaymentCell,
    change: { blankAmount: 'leaveOut' },
    surroundings: { addUpRepeats: true },
  },
  {
    name: 'outstanding amounts, not yet agreed',
    kind: 'repayment',
    fields: REPAYMENT_FIELDS,
    cells: repaymentCell,
    change: { amountMeaning: 'outstanding' },
    surroundings: {},
  },
  {
    name: 'outstanding amounts that are converted',
    kind: 'repayment',
    fields: REPAYMENT_FIELDS,
    cells: repaymentCell,
    change: { amountMeaning: 'outstanding', amountConverted: 'cumulativePrincipal', blankAmount: 'leaveOut' },
    surroundings: { kivaLoans: KIVA_LOANS, addUpRepeats: true },
  },
  {
    name: 'drafts',
    kind: 'loanDraft',
    fields: DRAFT_FIELDS,
    cells: draftCell,
    change: {},
    surroundings: { today: '2026-03-20', reference: REFERENCE, kivaLoans: KIVA_LOANS },
  },
  {
    name: 'group loans',
    kind: 'loanDraft',
    fields: GROUP_FIELDS,
    cells: groupCell,
    change: { formats: { 'loanDraft.notPictured': { polarity: 'same' } }, groups: { blankTie: 'alone' } },
    surroundings: { kivaLoans: KIVA_LOANS },
  },
];

describe('a check that stays with its sheet', () => {
  it.each(CASES)(
    '$name: says after any edits what a fresh check says',
    ({ kind, fields, cells, change, surroundings }) => {
      const rowOf = fc.tuple(...cells) as fc.Arbitrary<(CellValue | Cell)[]>;
      const edit = fc
        .integer({ min: 0, max: fields.length - 1 })
        .chain((column) =>
          fc.record({ row: fc.nat({ max: 30 }), column: fc.constant(column), cell: cells[column] ?? fc.constant('') }),
        );
      fc.assert(
        fc.property(
          fc.array(rowOf, { minLength: 1, maxLength: 24 }),
          fc.array(edit, { maxLength: 12 }),
          (rows, edits) => {
            const now = rows.map((row) => [...row]);
            const inputFor = (some: Rows): CheckInput =>
              inputOf(kind, sheetOf(fields, some), fields, change, surroundings);
            const check = new IncrementalCheck(inputFor(rows));
            expect(plain(whole(check))).toEqual(plain(checkSheet(...inputFor(rows))));
            for (const { row, column, cell } of edits) {
              const r = row % rows.length;
              const own = now[r];
              if (own === undefined) throw new Error('no such row');
              own[column] = cell;
              expect(check.edit(r + 1, column, typeof cell === 'object' ? cell : cellOf(cell))).toBe(true);
              expect(plain(check.checked())).toEqual(plain(checkSheet(...inputFor(now))));
            }
          },
        ),
        { numRuns: 20 },
      );
    },
  );

  it('knows nothing of cells that it never read', () => {
    const sheet = sheetOf(['Loan', 'Amount'], [['L1', 5]]);
    const check = new IncrementalCheck(inputOf('repayment', sheet, ['loanId', 'amount'], {}, {}));
    whole(check);
    expect([check.edit(0, 0, cellOf('L2')), check.edit(2, 0, cellOf('L2')), check.edit(1, 9, cellOf(1))]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('one edited cell among 100,000 rows', () => {
  const rows = 100_000;
  const fields = ['loanId', 'amount', 'loanAmount', 'currency'];
  // 50 rows of one loan, whose count is told in one finding.
  const idAt = (r: number): string => (r < 50 ? 'L-TWICE' : `L-${r}`);
  const sheet = sheetOf(fields, []);
  const grid = <Value>(make: (r: number) => Value[]): Value[][] => Array.from({ length: rows }, (_, r) => make(r));
  const values = grid<CellValue>((r) => [idAt(r), r % 100, 5000, 'KES']);
  const large: SheetSnapshot = {
    ...sheet,
    values,
    texts: values.map((row) => row.map(String)),
    formats: grid(() => ['General', 'General', 'General', 'General']),
    types: grid(() => ['text', 'number', 'number', 'text']),
  };
  let visited = 0;
  const check = new IncrementalCheck(inputOf('repayment', large, fields, {}, {}), (cells) => (visited += cells));
  const before = whole(check);
  const visits = (row: number, column: number, value: CellValue): number => {
    visited = 0;
    check.edit(row, column, cellOf(value));
    check.checked();
    return visited;
  };

  it('starts with a total and a group', () => {
    expect(visited).toBeGreaterThan(rows * fields.length);
    expect(before.total).toBe('4948775');
    expect(before.findings.map(({ code }) => code)).toEqual(['duplicateAddUp']);
  });

  it.each([
    ['an amount', 60_000, 1, 1.5],
    ['the first amount that is a text', 60_001, 1, '1,234.50'],
    ['a second one', 60_005, 1, '0.25'],
    ['a number again', 60_005, 1, 4],
    ['the same text anew', 60_001, 1, '1,234.75'],
    ['an id that another row has', 60_002, 0, 'L-70000'],
    ['an id of its own again', 60_002, 0, 'L-NEW'],
    ['an id into the group', 60_003, 0, 'L-TWICE'],
    ['an id out of the group', 10, 0, 'L-ALONE'],
    ['a blank in the last row', 100_000, 1, ''],
    ['an amount in the last row', 100_000, 1, 7],
    ['a row that becomes a total', 100_000, 0, 'Total'],
    ['a currency', 60_004, 3, 'UGX'],
  ])('looks at no more than 200 cells for %s', (_, row, column, value) => {
    expect(visits(row, column, value)).toBeLessThanOrEqual(200);
  });

  it('knows total and groups as a fresh check does', () => {
    const { total, findings, sendable } = check.checked();
    const left = [...large.values.slice(50).map(([, amount]) => Number(amount))].reduce(
      (sum, amount) => sum + amount,
      0,
    );
    // Rows 60000 to 60003 (99, 0, 1, 2 before) are 1.5, 1234.75, 1 and held back now; the last (99) is a total.
    expect(total).toBe(String(left - 99 + 1.5 + 1234.75 - 2 - 99 + 9));
    expect(findings.map(({ code }) => code).sort()).toEqual(['duplicateAddUp']);
    expect(sendable).toHaveLength(rows - 50 - 1 - 1 + 1);
  });
});

describe('one edited cell of a draft sheet of 14 columns', () => {
  const fields = [
    ...['loanId', 'clientId', 'firstName', 'lastName', 'gender', 'amount', 'groupLoanId', 'groupName'],
    ...['notPictured', 'waiver', 'disbursalDate', 'description', 'loanUse', 'location'],
  ];
  const rowOf = (r: number): readonly CellValue[] => {
    const group = Math.floor(r / 12);
    const names = [`L-${r}`, `C-${r}`, `First ${r}`, `Last${r}`];
    const own = ['F', 100, `G-${group}`, `Group ${group}`, 'no', 'yes', '15/04/2026'];
    return [...names, ...own, 'A story of goats', 'to buy goats', 'Kisumu'];
  };
  const general = fields.map(() => 'General');
  const types = rowOf(0).map((value) => (typeof value === 'number' ? 'number' : 'text'));
  const change: Partial<Template> = { formats: { 'loanDraft.notPictured': { polarity: 'same' } } };
  const surroundings: CheckSurroundings = { today: '2026-03-20', reference: REFERENCE };
  let visited = 0;
  const checkOf = (rows: number): IncrementalCheck => {
    const values = Array.from({ length: rows }, (_, r) => rowOf(r));
    const sheet: SheetSnapshot = {
      ...sheetOf(fields, []),
      values,
      texts: values.map((row) => row.map(String)),
      formats: values.map(() => general),
      types: values.map(() => types),
    };
    const input = inputOf('loanDraft', sheet, fields, change, surroundings);
    const made = new IncrementalCheck(input, (cells) => (visited += cells));
    whole(made);
    return made;
  };
  const visits = (check: IncrementalCheck, row: number, field: string, value: CellValue): number => {
    visited = 0;
    expect(check.edit(row, fields.indexOf(field), cellOf(value))).toBe(true);
    return visited;
  };
  const large = checkOf(100_000);

  it.each<[string, string, number, CellValue]>([
    ['an id that another row has', 'loanId', 60_000, 'L-70000'],
    ['an id of its own again', 'loanId', 60_000, 'L-60000'],
    ['no id', 'loanId', 60_001, ''],
    ['a row that becomes a total', 'loanId', 60_002, 'Total'],
    ['a client that another row has', 'clientId', 60_003, 'C-5'],
    ['a first name', 'firstName', 60_004, 'Ana'],
    ['a first name with damaged text', 'firstName', 60_004, 'JosÃ©'],
    ['a last name', 'lastName', 60_005, 'Otieno'],
    ['the first letter of another language', 'gender', 60_006, 'H'],
    ['the letter that was there before', 'gender', 60_006, 'F'],
    ['the first letter that others explain', 'gender', 60_007, 'M'],
    ['its letter again', 'gender', 60_007, 'F'],
    ['a word for a gender', 'gender', 60_008, 'female'],
    ['a word that is no gender', 'gender', 60_009, 'x'],
    ['no gender', 'gender', 60_010, ''],
    ['an amount', 'amount', 60_011, 250.5],
    ['the first amount that is a text', 'amount', 60_012, '1.234'],
    ['a second one that settles the first', 'amount', 60_013, '1,234.50'],
    ['another group', 'groupLoanId', 60_014, 'G-1'],
    ['no group', 'groupLoanId', 60_015, ''],
    ['another name of the group', 'groupName', 60_016, 'Umoja'],
    ['an answer about the photo', 'notPictured', 60_017, 'yes'],
    ['an answer that is none', 'notPictured', 60_018, 'maybe'],
    ['a waiver that is not signed', 'waiver', 60_019, 'no'],
    ['a waiver that is a tick', 'waiver', 60_020, 'x'],
    ['a date', 'disbursalDate', 60_021, '16/04/2026'],
    ['a date that can be read in both orders', 'disbursalDate', 60_022, '03/04/2026'],
    ['a date in ISO', 'disbursalDate', 60_023, '2026-04-16'],
    ['no date', 'disbursalDate', 60_024, ''],
    ['a description', 'description', 60_025, 'I sell fish'],
    ['what the loan is for', 'loanUse', 60_026, 'fish'],
    ['a location that is not known', 'location', 60_027, 'Nowhere'],
  ])('looks at no more than 200 cells among 100,000 rows for %s', (_, field, row, value) => {
    expect(visits(large, row, field, value)).toBeLessThanOrEqual(200);
  });

  it('knows them all without another look', () => {
    visited = 0;
    const { findings } = large.checked();
    expect(visited).toBe(0);
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['genderUnclear', 'yesNoUnclear']));
  });

  // These say what other cells mean, so that all cells of the column that ask for it are read anew, each with its row.
  it.each<[string, string, number, CellValue, CellValue]>([
    ['a letter beside which another means something else', 'gender', 31, 'M', 'H'],
    ['a date that contradicts the order of all others', 'disbursalDate', 32, '15/04/2026', '04/25/2026'],
  ])('reads the whole column anew for %s', (_, field, row, first, telling) => {
    const check = checkOf(1_200);
    expect(visits(check, row, field, first)).toBeLessThanOrEqual(200);
    expect(visits(check, row + 12, field, telling)).toBeGreaterThan(1_200);
  });
});
