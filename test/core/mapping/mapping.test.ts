import { RECORD_KINDS } from '../../../src/core/catalogue';
import type { SnapshotColumn } from '../../../src/core/cell/snapshot';
import { applyTemplate } from '../../../src/core/mapping/applyTemplate';
import { findHeaderRow } from '../../../src/core/mapping/findHeaderRow';
import { normaliseHeader, numberedHeader } from '../../../src/core/mapping/normaliseHeader';
import { suggestMapping } from '../../../src/core/mapping/suggest';
import type { Binding, Template } from '../../../src/core/mapping/template';

const { repayment, loanDraft, journal } = RECORD_KINDS;
const columnsOf = (headers: readonly string[]): readonly SnapshotColumn[] =>
  headers.map((header, column) => ({ column, header }));

describe('headers', () => {
  it.each([
    ['Loan ID', 'loan id'],
    ['  Nº  préstamo*', 'no prestamo'],
    ['N° prêt', 'n pret'],
    ['Loan\u00a0No.:', 'loan no'],
    ['Monto (USD)', 'monto usd'],
    ['loan_amount', 'loan amount'],
    ['ＬＯＡＮ ＩＤ', 'loan id'],
    ['Prénom(s)', 'prenom s'],
    ['***', ''],
  ])('%j is compared as %j', (header, normalised) => expect(normaliseHeader(header)).toBe(normalised));

  it.each([
    ['due date 12', ['due date'], 12],
    ['date1', ['date'], 1],
    ['cuota no 3', ['cuota'], 3],
    ['instalment 2 date', ['instalment date', 'date'], 2],
    ['capital cuota 4', ['capital cuota', 'capital'], 4],
    ['1er capital', ['capital'], 1],
    ['2nd due date', ['due date'], 2],
    ['3 principal', ['principal'], 3],
  ])('parts the number from %j', (header, bases, ordinal) => {
    expect(numberedHeader(header)).toEqual({ bases, ordinal });
  });

  it.each(['12', 'date', 'date 0', 'date 2026', 'date 1 2', 'no 3', ''])(
    'finds no number of a column in %j',
    (header) => {
      expect(numberedHeader(header)).toBeUndefined();
    },
  );
});

describe('findHeaderRow', () => {
  it('finds headers below titles, blank rows and a title that is an alias by itself', () => {
    const texts = [['Repayment', ''], [], ['October 2026'], ['Loan ID', 'Principal paid'], ['A-1', '5']];
    expect(findHeaderRow(texts, repayment)).toEqual({ row: 3, headerRows: 1, skippedRows: 0, matches: 2 });
    expect(
      findHeaderRow(
        [
          ['Repayment', '', ''],
          ['Ref', 'Repayment', 'Branch'],
        ],
        repayment,
      ),
    ).toMatchObject({ row: 1, matches: 1 });
  });

  it('takes the first of two equal rows, and looks at fifty', () => {
    expect(
      findHeaderRow(
        [
          ['Loan ID', 'Saldo'],
          ['Loan ID', 'Saldo'],
        ],
        repayment,
      )?.row,
    ).toBe(0);
    const deep = [...Array.from({ length: 50 }, () => ['x']), ['Loan ID']];
    expect(findHeaderRow(deep, repayment)).toBeUndefined();
    expect(findHeaderRow(deep.slice(1), repayment)?.row).toBe(49);
  });

  it('answers nothing where nothing is named', () => {
    expect(
      findHeaderRow(
        [
          ['A-1', '5'],
          ['A-2', '6'],
        ],
        repayment,
      ),
    ).toBeUndefined();
    expect(findHeaderRow([], repayment)).toBeUndefined();
  });

  it('counts a field once, however often it is named', () => {
    expect(findHeaderRow([['Loan ID', 'Loan No', 'Contract No']], repayment)?.matches).toBe(1);
  });
});

describe('suggestMapping', () => {
  const suggest = (kind: typeof repayment, ...headers: readonly string[]) =>
    suggestMapping(columnsOf(headers), kind).map(({ field, column, confidence, reason }) => [
      field.split('.')[1],
      column.column,
      confidence,
      reason,
    ]);

  it.each([
    ['en', ['Client ID', 'Loan ID', 'Principal repaid']],
    ['es', ['Código de cliente', 'Nº préstamo', 'Capital pagado']],
    ['es with a degree sign', ['N° cliente', 'N° préstamo', 'Capital pagado']],
    ['fr', ['N° client', 'N° prêt', 'Capital remboursé']],
    ['fr with an ordinal sign', ['Nº client', 'Nº prêt', 'Capital remboursé']],
  ])('is sure of plain headers: %s', (_, headers) => {
    expect(suggest(repayment, ...headers)).toEqual([
      ['loanId', 1, 'sure', 'alias'],
      ['clientId', 0, 'sure', 'alias'],
      ['amount', 2, 'sure', 'alias'],
    ]);
  });

  it.each(['Amount paid', 'Total pagado', 'Montant payé', 'Monto', 'Amount'])('asks what %j means', (header) => {
    expect(suggest(repayment, 'Loan ID', header)).toEqual([
      ['loanId', 0, 'sure', 'alias'],
      ['amount', 1, 'ask', 'ambiguous'],
    ]);
  });

  it.each(['National ID', 'DUI', 'Cédula', 'CIN'])(
    'asks before a government number %j becomes a client id',
    (header) => {
      expect(suggest(repayment, header)).toEqual([['clientId', 0, 'ask', 'ambiguous']]);
      expect(suggest(repayment, header, 'Client ID')).toEqual([['clientId', 1, 'sure', 'alias']]);
    },
  );

  it('prefers the sure header to the doubtful one', () => {
    expect(suggest(repayment, 'Amount', 'Principal repaid')).toEqual([['amount', 1, 'sure', 'alias']]);
  });

  it('asks where a header is repeated or two headers name one field', () => {
    expect(suggest(loanDraft, 'First name', 'Last name', 'First name')).toEqual([
      ['firstName', 0, 'ask', 'repeatedHeader'],
      ['lastName', 1, 'sure', 'alias'],
    ]);
    expect(suggest(repayment, 'Contract no', 'Loan ID')).toEqual([['loanId', 0, 'ask', 'ambiguous']]);
  });

  it('gives one column to one field', () => {
    const headers = ['Amount', 'Loan amount', 'Balance', 'Loan ID', 'Status', 'Ccy'];
    const found = suggest(repayment, ...headers).map(([, column]) => column);
    expect(new Set(found).size).toBe(found.length);
  });

  const indexed = (...headers: readonly string[]) =>
    suggestMapping(columnsOf(headers), loanDraft).map(
      ({ field, column, index, confidence }) => `${field.split('.')[1]}#${index}@${column.column} ${confidence}`,
    );

  it('follows numbered columns by their numbers, gaps included', () => {
    expect(indexed('Due date 2', 'Principal 2', 'Due date 1', 'Principal 4')).toEqual([
      'scheduleDate#1@2 sure',
      'scheduleDate#2@0 sure',
      'principal#2@1 sure',
      'principal#4@3 sure',
    ]);
  });

  it.each([
    ['en', ['Date 1', 'Principal 1', 'Interest 1', 'Date 2', 'Principal 2', 'Interest 2']],
    ['en, instalments first', ['Inst 1 date', '1 Principal', 'Int 1', 'Instalment 2 date', 'Principal (2)', 'Int #2']],
    ['es', ['Fecha 1', 'Capital 1', 'Interés 1', 'Fecha cuota 2', 'Cuota 2 capital', 'Interés cuota nº 2']],
    ['fr', ['Date 1', 'Capital 1', 'Intérêts 1', 'Échéance 2', 'Capital n° 2', 'Intérêt 2']],
  ])('knows date, principal and interest of each instalment: %s', (_, headers) => {
    expect(indexed(...headers)).toEqual([
      'scheduleDate#1@0 sure',
      'scheduleDate#2@3 sure',
      'principal#1@1 sure',
      'principal#2@4 sure',
      'interest#1@2 sure',
      'interest#2@5 sure',
    ]);
  });

  it('counts equal headers in their order', () => {
    expect(indexed('Due date', 'Principal', 'Due date', 'Principal')).toEqual([
      'scheduleDate#1@0 sure',
      'scheduleDate#2@2 sure',
      'principal#1@1 sure',
      'principal#2@3 sure',
    ]);
  });

  it('asks before the only "Principal" of a loan becomes its first instalment, and leaves out a total', () => {
    expect(indexed('Principal')).toEqual(['principal#1@0 ask']);
    expect(indexed('Due date', 'Principal')).toEqual(['scheduleDate#1@0 sure', 'principal#1@1 sure']);
    expect(indexed('Principal', 'Principal 1', 'Principal 2')).toEqual(['principal#1@1 sure', 'principal#2@2 sure']);
    expect(indexed('Principal', 'Principal 2', 'Principal 3')).toEqual([
      'principal#1@0 ask',
      'principal#2@1 sure',
      'principal#3@2 sure',
    ]);
  });

  it('asks where two columns have the same number', () => {
    expect(indexed('Principal 1', 'Principal 1', 'Principal 2')).toEqual([
      'principal#1@0 ask',
      'principal#1@1 ask',
      'principal#2@2 sure',
    ]);
  });

  it('takes a lone "Date" for no instalment', () => {
    expect(indexed('Date', 'Fecha')).toEqual([]);
  });

  it('never proposes a status column: it may be our own', () => {
    expect(suggest(repayment, 'Status', 'Kiva status')).toEqual([]);
  });

  it('knows the same header differently for each kind', () => {
    expect(suggest(journal, 'Image URL')).toEqual([['imageUrl', 0, 'sure', 'alias']]);
    expect(suggest(loanDraft, 'Image URL')).toEqual([['photo', 0, 'sure', 'alias']]);
  });
});

describe('applyTemplate', () => {
  const template = (bindings: readonly Binding[]): Template => ({
    version: 3,
    id: 't',
    name: 'T',
    kind: 'repayment',
    bindings,
    formats: {},
  });
  const apply = (bindings: readonly Binding[], headers: readonly string[]) => {
    const { columns, missing } = applyTemplate(template(bindings), columnsOf(headers));
    return { columns: columns.map(({ field, column }) => `${field}@${column.column}`), missing };
  };
  const loan = { field: 'loan', header: 'Loan ID', column: 0 };
  const amount = { field: 'amount', header: 'Paid', column: 1 };

  it('follows columns that moved', () => {
    expect(apply([loan, amount], ['New', 'Paid', 'Loan ID']).columns).toEqual(['loan@2', 'amount@1']);
  });
  it('finds a header written a little differently', () => {
    expect(apply([loan], [' LOAN  id *']).columns).toEqual(['loan@0']);
  });
  it('names what is gone', () => {
    expect(apply([loan, amount], ['Loan ID', 'Total'])).toEqual({ columns: ['loan@0'], missing: [amount] });
  });
  it('breaks ties between equal headers by place', () => {
    const wife = { field: 'second', header: 'First name', column: 4 };
    const own = { field: 'first', header: 'First name', column: 1 };
    expect(apply([own, wife], ['', 'First name', '', '', 'First name']).columns).toEqual(['first@1', 'second@4']);
    expect(apply([own, wife], ['', '', 'First name', '', '', 'First name']).columns).toEqual(['first@2', 'second@5']);
  });
  it('never gives one column to two fields: where equal headers cannot be told apart, they are missing', () => {
    const first = { field: 'loan', header: 'ID', column: 0 };
    const second = { field: 'client', header: 'ID', column: 1 };
    const both = [first, second];
    // A column came in on the left: the old place of the second is now the first.
    expect(apply(both, ['New', 'ID', 'ID'])).toEqual({ columns: ['loan@1', 'client@2'], missing: [] });
    expect(apply([first], ['New', 'ID', 'ID'])).toEqual({ columns: [], missing: [first] });
    // What moved beside it tells that the second is no longer at its old place.
    const paid = { field: 'amount', header: 'Paid', column: 2 };
    expect(apply([second, paid], ['ID', 'ID', 'Paid'])).toEqual({ columns: ['client@1', 'amount@2'], missing: [] });
    expect(apply([second, paid], ['New', 'ID', 'ID', 'Paid'])).toEqual({ columns: ['amount@3'], missing: [second] });
    // One of the two is gone, and nothing says which.
    expect(apply(both, ['ID', 'Paid'])).toEqual({ columns: [], missing: both });
    expect(apply(both, ['ID', 'ID', 'ID'])).toEqual({ columns: ['loan@0', 'client@1'], missing: [] });
    expect(apply(both, ['New', 'ID', 'ID', 'ID'])).toEqual({ columns: [], missing: both });
  });
  it('gives a column to nobody where two bindings claim it', () => {
    const both = ['loan', 'client'].map((field) => ({ field, header: 'ID', column: 0 }));
    expect(apply(both, ['ID', 'Paid'])).toEqual({ columns: [], missing: both });
    const blank = both.map((binding) => ({ ...binding, header: '' }));
    expect(apply(blank, ['', 'Paid']).columns).toEqual(['loan@0']);
  });
  it('takes a column for the header that is written like it before one that only resembles it', () => {
    const plain = { field: 'loan', header: 'ID', column: 0 };
    const dotted = { field: 'client', header: 'Id.', column: 1 };
    expect(apply([plain, dotted], ['Id.', 'ID']).columns).toEqual(['loan@1', 'client@0']);
    expect(apply([plain, dotted], ['Id.'])).toEqual({ columns: ['client@0'], missing: [plain] });
  });
  it('keeps the order of equal headers, however far they moved together', () => {
    const due = [3, 6, 9].map((column, at) => ({ field: 'due', header: 'Due date', column, index: at + 1 }));
    const headers = Array.from({ length: 12 }, (_, column) => ([5, 8, 11].includes(column) ? 'due date' : ''));
    const { columns } = applyTemplate(template(due), columnsOf(headers));
    expect(columns.map(({ column, index }) => [index, column.column])).toEqual([
      [1, 5],
      [2, 8],
      [3, 11],
    ]);
  });
  it('prefers the header as it was written', () => {
    expect(apply([{ ...amount, column: 0 }], ['PAID', 'Paid']).columns).toEqual(['amount@1']);
  });
  it('keeps a blank header to its place', () => {
    const blank = { field: 'loan', header: '', column: 1 };
    expect(apply([blank], ['', '']).columns).toEqual(['loan@1']);
    expect(apply([blank], ['', 'Now named']).missing).toEqual([blank]);
    // Another column without a header may have come into its place.
    expect(apply([blank, { ...amount, column: 2 }], ['', '', '', 'Paid'])).toEqual({
      columns: ['amount@3'],
      missing: [blank],
    });
  });
});
