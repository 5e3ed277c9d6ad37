import { RECORD_KINDS } from '../../../src/core/catalogue';
import { checkSheet } from '../../../src/core/check/checkSheet';
import { applyTemplate } from '../../../src/core/mapping/applyTemplate';
import { ACCOUNT, check, checkRepayments, sheetOf, templateFor } from './sheets';

type Rows = Parameters<typeof check>[2];

const FIELDS = ['loanId', '', 'amount', 'clientId'];
const sorted = (rows: Rows) => {
  const { leftOut, records } = check('repayment', FIELDS, rows);
  return { leftOut: leftOut.map(({ row, reason }) => `${row} ${reason}`), records: records.map(({ row }) => row) };
};
const FULL: Rows[number] = ['L1', '', 5, 'C1'];
const OTHER: Rows[number] = ['L2', '', 6, 'C2'];

describe('totals', () => {
  it.each([
    [['Subtotal Kisumu branch', '', 5]],
    [['', 'Sub-total: agencia Lima', 5]],
    [['GRAND TOTAL (KES)', '', 5]],
    [['Sous-total agence de Thiès', '', 5]],
  ])('leaves the labelled subtotal out, in the middle too: %j', (row) => {
    expect(sorted([FULL, row, OTHER])).toEqual({ leftOut: ['2 total'], records: [1, 3] });
  });

  it('leaves subtotals out that have no label, where there are several and every one adds up', () => {
    const rows: Rows = [FULL, OTHER, ['', '', 11], ['L3', '', 0.1, 'C3'], ['L4', '', 0.2, 'C4'], ['', '', 0.3]];
    expect(sorted(rows)).toEqual({ leftOut: ['3 total', '6 total'], records: [1, 2, 4, 5] });
  });

  it.each([
    ['one does not add up', [FULL, OTHER, ['', '', 11], ['L3', '', 1, 'C3'], ['L4', '', 2, 'C4'], ['', '', 4]]],
    ['each is of one record', [FULL, ['', '', 5], OTHER, ['', '', 6], ['L3', '', 1, 'C3']]],
    [
      'one has a name beside it',
      [FULL, OTHER, ['', 'Ana', 11], ['L3', '', 1, 'C3'], ['L4', '', 2, 'C4'], ['', 'Paz', 3]],
    ],
  ] satisfies [string, Rows][])('keeps rows without an id as records where %s', (_, rows) => {
    expect(sorted(rows).leftOut).toEqual([]);
  });
});

describe('records that read like totals', () => {
  it.each([
    [['SUM-0001', '', 5]],
    [['TOTAL 12', '', 7]],
    [['Total-2024-01', '', 7]],
    [['SOM-1', '', 5]],
    [['Totales 5', '', 3]],
    [['Subtotal-2024-01', '', 3]],
    [['Total', '', 5, 'C2']],
    [['', '', 5, 'C2']],
  ])('keeps %j as a record', (row) => {
    expect(sorted([FULL, row, OTHER])).toEqual({ leftOut: [], records: [1, 2, 3] });
    expect(sorted([FULL, row])).toEqual({ leftOut: [], records: [1, 2] });
  });

  it('takes a label with a count for a total where it is the sum above it, and no longer when that changes', () => {
    expect(sorted([FULL, OTHER, ['Total 2', '', 11]])).toEqual({ leftOut: ['3 total'], records: [1, 2] });
    expect(sorted([FULL, ['Total 2', '', 5], OTHER]).leftOut).toEqual([]);
  });

  it.each([
    ['a client beside a chance sum', [FULL, OTHER, ['', '', 11, 'C3']]],
    ['a text of an id column beside it', [FULL, OTHER, ['', 'Total', 11, 'C3']]],
  ] satisfies [string, Rows][])('keeps a row without an id with %s', (_, rows) =>
    expect(sorted(rows).records).toEqual([1, 2, 3]),
  );

  const drafted = (rows: Rows) =>
    check('loanDraft', ['loanId', 'firstName', 'amount'], rows).leftOut.map(({ row, reason }) => `${row} ${reason}`);

  it('asks for the sum where a name is a label', () => {
    const people: Rows = [
      ['L1', 'Ana', 5],
      ['L2', 'Luz', 6],
    ];
    expect(drafted([...people, ['', 'Suma', 4]])).toEqual([]);
    expect(drafted([['', 'Sum', 4], ...people])).toEqual([]);
    expect(drafted([...people, ['', 'Cora', 11]])).toEqual([]);
    expect(drafted([...people, ['', 'Total', 11]])).toEqual(['3 total']);
  });

  it('keeps journals whose subject is a label', () => {
    const { records } = check(
      'journal',
      ['loanId', 'subject', 'body'],
      [
        ['L1', 'Hi', 'All fine'],
        ['', 'Total', 'She sold goats'],
        ['', 'Subtotal', 'Her stall'],
        ['L4', 'Total', 'Good'],
      ],
    );
    expect(records.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
  });
});

describe('a name in a column that holds none of Kiva’s fields', () => {
  const leftOutOf = (name: string, total: number) => {
    const rows = [
      ['L1', 'Ana', 5],
      ['L2', 'Luz', 6],
      ['', name, total],
    ];
    const sheet = sheetOf(['Loan', 'Client', 'Amount'], rows);
    const template = templateFor('repayment', sheet, ['loanId', '', 'amount']);
    const columns = sheet.columns.map((column, at) => (at === 1 ? { ...column, namesPeople: true as const } : column));
    const applied = applyTemplate(template, columns);
    const { leftOut, findings } = checkSheet(RECORD_KINDS.repayment, template, applied, { ...sheet, columns }, ACCOUNT);
    const lacks = findings.filter(({ row, field }) => row === 3 && field === 'repayment.loanId');
    return [...leftOut.map(({ reason }) => reason), ...lacks.map(({ severity }) => severity)];
  };

  it.each([['Grace Otieno'], ['Suma']])('keeps the row of %s as a record without an id', (name) =>
    expect(leftOutOf(name, name === 'Suma' ? 12 : 11)).toEqual(['error']),
  );

  it.each([['Total'], [''], ['Grand total Kisumu'], ['Suma']])('still knows the total beside “%s”', (label) =>
    expect(leftOutOf(label, 11)).toEqual(['total']),
  );
});

describe('headers said again', () => {
  const HEADERS: Rows[number] = ['loanId', '', 'amount', 'clientId'];

  it.each([
    ['as they were', HEADERS],
    ['in other spelling', ['LOANID ', '', 'Amount', '']],
    ['at the very top', ['loanId', '', 'amount']],
  ])('leaves them out %s', (_, row) => {
    expect(sorted([FULL, row, OTHER])).toEqual({ leftOut: ['2 header'], records: [1, 3] });
  });

  it.each([
    ['one cell alone', ['amount', '', '', '']],
    ['a value among them', ['loanId', '', 5, 'clientId']],
    ['another word among them', ['loanId', 'Ana', 'amount']],
  ])('keeps a row with %s', (_, row) => expect(sorted([FULL, row, OTHER]).records).toEqual([1, 2, 3]));

  it('knows headers of two columns, whole pages of them', () => {
    const rows: Rows = [['L1', 5], ['loanId', 'amount'], ['L2', 6], [], ['loanId', 'amount'], ['L3', 7]];
    expect(checkRepayments(rows).leftOut.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'header'],
      [4, 'blank'],
      [5, 'header'],
    ]);
  });
});

describe('signatures and remarks below the records', () => {
  it.each([
    [['Signature:']],
    [['Firma', '________________']],
    [['_________________']],
    [['Elaborado por:', 'María Paz']],
    [['Préparé par', 'Awa']],
    [['Page 2 of 3']],
    [['', 'Date: 31/10/2026']],
    [['', '', '', 'Prepared by: Ana']],
    [['Nota: incluye mora', 'de octubre']],
  ])('leaves %j out', (row) => {
    expect(sorted([FULL, [], row])).toEqual({ leftOut: ['2 blank', '3 note'], records: [1] });
  });

  it.each([
    ['with an amount', [FULL, ['Signature:', '', 7]]],
    ['with a client', [FULL, ['Firma', '', '', 'C9']]],
    ['above the last record', [['Nota: 7'], FULL]],
    ['that is an id like a word', [FULL, ['Datenda-7']]],
    ['whose id is like a short page number', [FULL, ['P-12']]],
    ['whose id is like a page number, with a name', [FULL, ['Pag-12', 'Cora']]],
  ] satisfies [string, Rows][])('keeps a row %s', (_, rows) => expect(sorted(rows).leftOut).toEqual([]));
});

it('accounts for every row of a printed report', () => {
  const rows: Rows = [
    FULL,
    OTHER,
    ['Subtotal', '', 11],
    [],
    ['loanId', '', 'amount', 'clientId'],
    ['L3', '', '', 'C3'],
    ['Total', '', 11],
    ['Prepared by:', 'Ana'],
  ];
  const { leftOut, records } = sorted(rows);
  expect(records).toEqual([1, 2, 6]);
  expect(leftOut).toEqual(['3 total', '4 blank', '5 header', '7 total', '8 note']);
});
