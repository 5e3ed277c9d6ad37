import { RECORD_KINDS } from '../../src/core/catalogue';
import type { Template } from '../../src/core/mapping/template';
import { changeSetup } from '../../src/pane/changeSetup';
import { columnsAt, exampleOf, unusedColumns } from '../../src/pane/columns';
import { isRequired, lackingFields, unanswered } from '../../src/pane/requirements';
import { mappingQuestions } from '../../src/pane/mappingQuestions';
import { setUp, type SheetSetup } from '../../src/pane/setup';
import { sameTemplate, templateOf } from '../../src/pane/templateOf';
import { CONNECTION, outlineOf, REPAYMENT, SHEET, type Grid } from './fakes';

const LOAN_DRAFT = RECORD_KINDS.loanDraft;
const DEFAULTS = { month: '2026-11' };
const template: Template = {
  version: 3,
  id: 't1',
  name: 'Repayments',
  kind: 'repayment',
  bindings: [
    { field: 'repayment.loanId', header: 'Contract', column: 0 },
    { field: 'repayment.amount', header: 'Sum', column: 1 },
  ],
  formats: { 'repayment.amount': { decimalMark: ',' } },
  amountMeaning: 'outstanding',
  blankAmount: 'leaveOut',
};

describe('setUp', () => {
  it('finds the headers below a title and maps what they say', () => {
    const setup = setUp(REPAYMENT, outlineOf(SHEET), [], DEFAULTS);
    expect(setup.headerRow).toBe(1);
    expect(setup.mapping).toEqual({ 'repayment.clientId': 0, 'repayment.loanId': 1, 'repayment.amount': 2 });
    expect(setup).not.toHaveProperty('amountMeaning');
  });

  it('proposes a header that can mean several things, and does not map it', () => {
    const grid: Grid = [
      ['Loan ID', 'Client ID', 'Amount paid'],
      ['L-1', 'C-1', 5],
    ];
    const setup = setUp(REPAYMENT, outlineOf(grid), [], DEFAULTS);
    expect(setup.mapping).not.toHaveProperty(['repayment.amount']);
    expect(setup.proposals).toMatchObject([{ field: 'repayment.amount', column: { column: 2 }, confidence: 'ask' }]);
  });

  it('follows a saved template into the row and the columns its headers went to', () => {
    const grid: Grid = [['Report'], ['', 'Sum', 'Contract'], ['', 5, 'L-1']];
    const setup = setUp(REPAYMENT, outlineOf(grid), [template], DEFAULTS);
    expect(setup).toMatchObject({
      headerRow: 1,
      mapping: { 'repayment.loanId': 2, 'repayment.amount': 1 },
      missing: [],
      amountMeaning: 'outstanding',
      blankAmount: 'leaveOut',
      formats: { 'repayment.amount': { decimalMark: ',' } },
    });
  });

  it('names the columns that the template of this sheet misses, and maps nothing in their place', () => {
    const grid: Grid = [
      ['Contract', 'Repayment amount'],
      ['L-1', 5],
    ];
    const setup = setUp(REPAYMENT, outlineOf(grid), [template], DEFAULTS);
    expect(setup.missing.map(({ header }) => header)).toEqual(['Sum']);
    expect(setup.mapping).toEqual({ 'repayment.loanId': 0 });
    expect(setup.proposals.map(({ field }) => field)).toContain('repayment.amount');
  });

  it('leaves the template of another kind and of another sheet alone', () => {
    const other = { ...template, kind: 'journal' as const };
    expect(setUp(REPAYMENT, outlineOf(SHEET), [other], DEFAULTS)).not.toHaveProperty('template');
    expect(setUp(REPAYMENT, outlineOf(SHEET, 'October'), [template], DEFAULTS)).not.toHaveProperty('template');
  });

  it('takes a sheet without any words for a start', () => {
    expect(
      setUp(
        REPAYMENT,
        outlineOf([
          [1, 2],
          [3, 4],
        ]),
        [],
        DEFAULTS,
      ),
    ).toMatchObject({ headerRow: 0, mapping: {} });
  });
});

describe('columnsAt', () => {
  it('offers headers, and columns without one when something is below, but never our own results', () => {
    const grid: Grid = [
      ['Loan ID', '', '', 'Kiva status', 'Estado en Kiva', 'Statut Kiva'],
      ['L-1', '', 7, 'Sent', '', ''],
    ];
    expect(columnsAt(outlineOf(grid), 0)).toEqual([
      { column: 0, header: 'Loan ID' },
      { column: 2, header: '' },
    ]);
  });

  it('tells which columns hold nothing of Kiva’s, until they are chosen', () => {
    const setup = setUp(REPAYMENT, outlineOf(SHEET), [], DEFAULTS);
    expect(unusedColumns(setup.columns, setup.mapping)).toEqual([{ column: 3, header: 'Note' }]);
    const chosen = changeSetup(setup, { what: 'column', key: 'repayment.amount', column: 3 });
    expect(unusedColumns(chosen.columns, chosen.mapping).map(({ header }) => header)).toEqual(['Repayment amount']);
  });

  it('tells which advised fields have no column, but never those of the instalments', () => {
    const grid: Grid = [
      ['Loan ID', 'First name', 'Last name', 'Gender', 'Loan amount'],
      ['L-1', 'Akinyi', 'Otieno', 'F', 5],
    ];
    const lacking = lackingFields(setUp(RECORD_KINDS.loanDraft, outlineOf(grid), [], DEFAULTS));
    expect(lacking).toContain('loanDraft.currency');
    expect(lacking).not.toContain('loanDraft.gender');
    expect(lacking).not.toContain('loanDraft.principal');
  });

  it('shows the first value there is', () => {
    expect(exampleOf(setUp(REPAYMENT, outlineOf(SHEET), [], DEFAULTS), 3)).toBe('late');
    expect(exampleOf(setUp(REPAYMENT, outlineOf(SHEET.slice(0, 2)), [], DEFAULTS), 3)).toBe('');
  });

  it('shows no unit for a value', () => {
    const grid: Grid = [
      ['Loan ID', 'Amount'],
      ['(text)', '(USD)'],
      ['L-1', 5],
    ];
    expect(exampleOf(setUp(REPAYMENT, outlineOf(grid), [], DEFAULTS), 0)).toBe('L-1');
  });
});

describe('changeSetup', () => {
  const setup = setUp(REPAYMENT, outlineOf(SHEET), [], DEFAULTS);

  it('gives a column to one field only, and forgets the format that was decided from the old one', () => {
    const formatted = changeSetup(setup, { what: 'format', field: 'repayment.amount', format: { decimalMark: ',' } });
    const changed = changeSetup(formatted, { what: 'column', key: 'repayment.amount', column: 1 });
    expect(changed.mapping).toEqual({ 'repayment.clientId': 0, 'repayment.amount': 1 });
    expect(changed.formats).toEqual({});
    expect(formatted.formats).toEqual({ 'repayment.amount': { decimalMark: ',' } });
  });

  it('unmaps a field', () => {
    const changed = changeSetup(setup, { what: 'column', key: 'repayment.amount', column: undefined });
    expect(changed.mapping).toEqual({ 'repayment.clientId': 0, 'repayment.loanId': 1 });
  });

  it('reads the columns anew from another header row, and keeps the month and the meaning', () => {
    const answered = changeSetup(changeSetup(setup, { what: 'month', month: '2026-09' }), {
      what: 'amountMeaning',
      meaning: 'outstanding',
    });
    const changed = changeSetup(answered, { what: 'headerRow', row: 0 });
    expect(changed).toMatchObject({ headerRow: 0, mapping: {}, month: '2026-09', amountMeaning: 'outstanding' });
  });
});

describe('what is still to be answered', () => {
  it('follows the account: three columns need a client id', () => {
    const bare = setUp(REPAYMENT, outlineOf([['x'], ['y']]), [], DEFAULTS);
    const two = { ...CONNECTION.account, csvFormat: 'two' as const };
    expect(unanswered(bare, CONNECTION.account)).toEqual([
      { field: 'repayment.loanId' },
      { field: 'repayment.clientId' },
      { field: 'repayment.amount' },
      { asks: 'amountMeaning' },
    ]);
    expect(unanswered(bare, two)).not.toContainEqual({ field: 'repayment.clientId' });
    expect(isRequired(bare, two, 'repayment.loanId')).toBe(true);
  });
});

describe('a template', () => {
  it('holds what was chosen and is the same again when nothing changed', () => {
    const setup = setUp(REPAYMENT, outlineOf(SHEET), [], DEFAULTS);
    const saved = templateOf(setup, 'new');
    expect(saved).toMatchObject({ id: 'new', name: 'Repayments', kind: 'repayment', version: 3 });
    const again = setUp(REPAYMENT, outlineOf(SHEET), [saved], DEFAULTS);
    expect(sameTemplate(templateOf(again, 'other'), saved)).toBe(true);
    const moved = changeSetup(again, { what: 'column', key: 'repayment.amount', column: 3 });
    expect(sameTemplate(templateOf(moved, 'other'), saved)).toBe(false);
  });
});

describe('where rows come from', () => {
  const GRID: Grid = [
    ['Umoja SACCO', '', ''],
    ['Loan ID', 'Client ID', 'Repayment amount'],
    ['L-1', 'C-1', 5],
    ['L-2', 'C-2', 6],
    ['Total', '', 11],
  ];
  const area = { row: 1, column: 0, rowCount: 4, columnCount: 3 };
  const texts = GRID.slice(1).map((row) => row.map(String));
  const table = { source: 'table', name: 'Loans', area, hasTotals: true, texts, values: texts } as const;
  const withTable = { ...outlineOf(GRID), areas: [table] };
  const DOUBLE: Grid = [
    ['Loan', 'Client', ''],
    ['ID', 'ID', 'First name'],
    ['L-1', 'C-1', 'Ana'],
  ];

  it('reads the table, keeps the whole sheet beside it, and remembers the table by its name', () => {
    const setup = setUp(REPAYMENT, withTable, [], DEFAULTS);
    expect(setup).toMatchObject({ headerRow: 1, table: { rowsFrom: { source: 'table', name: 'Loans' } } });
    expect([setup.outline.rowCount, setup.whole.rowCount]).toEqual([3, 5]);
    expect(templateOf(setup, 't1').table).toEqual({ source: 'table', name: 'Loans' });
  });

  it('takes her choice, and forgets the place when the whole sheet is it', () => {
    const setup = setUp(REPAYMENT, withTable, [], DEFAULTS);
    const whole = changeSetup(setup, { what: 'rowsFrom', place: { source: 'sheet' } });
    expect(whole.outline.rowCount).toBe(5);
    expect(templateOf(whole, 't1')).not.toHaveProperty('table');
    expect(sameTemplate(templateOf(whole, 't1'), templateOf(setup, 't1'))).toBe(false);
    expect(changeSetup(setup, { what: 'rowsFrom', place: { source: 'name', name: 'Gone' } })).toBe(setup);
  });

  it('follows the template’s table, and says when it is gone', () => {
    const saved = templateOf(setUp(REPAYMENT, withTable, [], DEFAULTS), 't1');
    expect(setUp(REPAYMENT, withTable, [saved], DEFAULTS)).toMatchObject({
      template: { id: 't1' },
      table: { matches: 3 },
    });
    const gone = setUp(REPAYMENT, outlineOf(GRID), [saved], DEFAULTS);
    expect(gone).toMatchObject({ tableGone: { source: 'table', name: 'Loans' }, missing: [], headerRow: 1 });
    expect(gone.outline.rowCount).toBe(5);
  });

  it('keeps the template in another place that has its columns, and drops it in one that has not', () => {
    const saved = templateOf(setUp(REPAYMENT, withTable, [], DEFAULTS), 't1');
    const other = { ...table, name: 'Branches', area: { ...area, columnCount: 1 }, texts: [['Loan ID'], ['L-1']] };
    const setup = setUp(REPAYMENT, { ...withTable, areas: [table, other] }, [saved], DEFAULTS);
    expect(changeSetup(setup, { what: 'rowsFrom', place: { source: 'sheet' } })).toHaveProperty('template');
    const branches = changeSetup(setup, { what: 'rowsFrom', place: { source: 'table', name: 'Branches' } });
    expect(branches).not.toHaveProperty('template');
    expect(branches.missing).toEqual([]);
  });

  it('reads headers of two rows, and as many as she says', () => {
    const setup = setUp(REPAYMENT, outlineOf(DOUBLE), [], DEFAULTS);
    expect(setup.columns.map(({ header }) => header)).toEqual(['Loan ID', 'Client ID', 'Client First name']);
    expect(templateOf(setup, 't1').table).toEqual({ source: 'sheet', headerRows: 2 });
    expect(setUp(REPAYMENT, outlineOf(DOUBLE), [templateOf(setup, 't1')], DEFAULTS)).toMatchObject({
      mapping: setup.mapping,
      missing: [],
    });
    const one = changeSetup(setup, { what: 'headerRows', count: 1 });
    expect(one.columns.map(({ header }) => header)).toEqual(['ID', 'ID', 'First name']);
    expect(changeSetup(setup, { what: 'headerRow', row: 0 }).table).toMatchObject({ headerRow: 0, headerRows: 1 });
  });
});

describe('doubtful columns', () => {
  const DOUBTFUL: Grid = [
    ['Loan ID', 'Member no', 'Amount paid', 'Weather'],
    ['L-1', 'C-1', '1,200.00', 'rain'],
  ];
  const account = CONNECTION.account;
  const asked = (setup: SheetSetup): readonly string[] =>
    mappingQuestions(setup, account).map(({ field, column }) => `${column.header}: ${field}`);
  const fresh = (templates: readonly Template[] = [], sheetName?: string): SheetSetup =>
    setUp(REPAYMENT, outlineOf(DOUBTFUL, sheetName), templates, DEFAULTS);
  const yes = { what: 'column', key: 'repayment.amount', column: 2 } as const;
  const no = { what: 'declined', key: 'repayment.amount', column: 2 } as const;

  it('are asked, and stay in sight once they are answered', () => {
    const setup = fresh();
    expect(asked(setup)).toEqual(['Amount paid: repayment.amount']);
    expect(asked(changeSetup(setup, yes))).toEqual(asked(setup));
    expect(asked(changeSetup(setup, no))).toEqual(asked(setup));
    expect(asked(changeSetup(setup, { ...yes, column: 3 }))).toEqual([]);
  });

  it('are at most three, the needed ones first', () => {
    const headers = ['Branch', 'Product', 'National ID', 'Second name', 'Amount requested', 'Account no'];
    const setup = setUp(LOAN_DRAFT, outlineOf([headers, headers.map(() => '')]), [], DEFAULTS);
    expect(setup.proposals.length).toBeGreaterThan(3);
    expect(asked(setup)).toHaveLength(3);
    expect(asked(setup)[0]).toBe('Account no: loanDraft.loanId');
  });

  it('are mapped by a yes and left by a no, also after a yes', () => {
    const mapped = changeSetup(fresh(), yes);
    expect(mapped.mapping['repayment.amount']).toBe(2);
    expect(mapped.corrections).toEqual([{ header: 'Amount paid', field: 'repayment.amount' }]);
    const left = changeSetup(mapped, no);
    expect(left.mapping).not.toHaveProperty(['repayment.amount']);
    expect(left.corrections).toEqual([{ header: 'Amount paid', field: null }]);
  });

  it('are not asked again, in this sheet or another', () => {
    for (const [answer, column] of [
      [yes, 2],
      [no, undefined],
    ] as const) {
      const saved = templateOf(changeSetup(fresh(), answer), 't');
      for (const sheet of [undefined, 'December']) {
        const later = fresh([saved], sheet);
        expect(later.mapping['repayment.amount']).toBe(column);
        expect(asked(later)).toEqual([]);
      }
      expect(sameTemplate(templateOf(fresh([saved]), 'other'), saved)).toBe(true);
    }
  });

  it('remember a column that she moved to another field or took away', () => {
    const moved = changeSetup(fresh(), { what: 'column', key: 'repayment.clientId', column: 3 });
    expect(moved.corrections).toEqual([
      { header: 'Member no', field: null },
      { header: 'Weather', field: 'repayment.clientId' },
    ]);
    expect(changeSetup(fresh(), { what: 'column', key: 'repayment.loanId', column: undefined }).corrections).toEqual([
      { header: 'Loan ID', field: null },
    ]);
  });

  it('remember nothing of a header that is not the only one, or blank', () => {
    const grid: Grid = [
      ['Loan ID', 'Paid', 'paid', ''],
      ['L-1', 5, 6, 7],
    ];
    const setup = setUp(REPAYMENT, outlineOf(grid), [], DEFAULTS);
    for (const column of [1, 3]) expect(changeSetup(setup, { ...yes, column }).corrections).toEqual([]);
  });
});
