import { RECORD_KINDS } from '../../../src/core/catalogue';
import type { RecordKindId } from '../../../src/core/catalogue/recordKind';
import { parseArea } from '../../../src/core/cell/cellArea';
import { findHeaderRow } from '../../../src/core/mapping/findHeaderRow';
import { findTable, tableAt } from '../../../src/core/mapping/findTable';
import { headersAt } from '../../../src/core/mapping/headersAt';
import { suggestMapping } from '../../../src/core/mapping/suggest';
import type { OutlinedArea, SheetOutline } from '../../../src/ports/workbook';

type Texts = readonly (readonly string[])[];

const { repayment, loanDraft } = RECORD_KINDS;
const NBSP = '\u00a0';
const HEADERS = ['Loan ID', 'Client ID', 'Principal repaid'];
const RECORD = ['L-1', 'C-1', '50'];
const blanks = (rows: number): Texts => Array.from({ length: rows }, () => ['', '', '']);

/** "header: field confidence" of each suggestion, in the order of the columns. */
function told(kind: RecordKindId, ...headers: readonly string[]): readonly string[] {
  const columns = headers.map((header, column) => ({ header, column }));
  return [...suggestMapping(columns, RECORD_KINDS[kind])]
    .sort((one, other) => one.column.column - other.column.column)
    .map(({ column, field, index, confidence }) => {
      const name = field.split('.')[1] ?? '';
      return `${column.header}: ${name}${index === undefined ? '' : `#${index}`} ${confidence}`;
    });
}

describe('trap: the header row is often not row 1', () => {
  it.each<[string, Texts, number]>([
    ['row 1', [HEADERS, RECORD], 0],
    ['row 2, below a title', [['Umoja SACCO', '', ''], HEADERS, RECORD], 1],
    ['row 4, below a title and blanks', [...blanks(1), ['Report', '', ''], ...blanks(1), HEADERS, RECORD], 3],
    [
      'row 5, below what the report is about',
      [['Report', 'March', ''], ['Branch:', 'Kisumu', ''], ...blanks(1), ['Officer:', 'Ana', ''], HEADERS, RECORD],
      4,
    ],
    ['row 49', [...blanks(48), HEADERS, RECORD], 48],
  ])('finds it in %s', (_, texts, row) => expect(findHeaderRow(texts, repayment)).toMatchObject({ row, matches: 3 }));
});

describe('trap: headers stand below merged cells', () => {
  const texts = [
    ['Umoja', '', '', '', '', ''],
    ['Client', '', '', 'Loan', '', ''],
    ['ID', 'Name', '', 'ID', 'Amount', 'Currency'],
    ['C1', 'Ana', '', 'L1', '100', 'KES'],
  ];
  const areas = (...addresses: readonly string[]) => addresses.map((address) => parseArea(address)!);
  const headers = (...addresses: readonly string[]) =>
    headersAt(texts, 2, 2, areas(...addresses)).map(({ header }) => header);

  it('which title their own columns alone', () =>
    expect(headers('A2:B2', 'D2:E2')).toEqual(['Client ID', 'Client Name', '', 'Loan ID', 'Loan Amount', 'Currency']));
  it('which are no headers where they span the whole sheet', () =>
    expect(findHeaderRow([['Umoja', '', ''], HEADERS, RECORD], repayment, areas('A1:C1'))).toMatchObject({
      row: 1,
      headerRows: 1,
    }));
  it('or are merged downwards themselves', () =>
    expect(
      findHeaderRow(
        [
          ['Loan ID', 'Client', '', 'Amount'],
          ['', 'ID', 'First name', ''],
          ['L1', 'C1', 'Ana', '100'],
        ],
        loanDraft,
        areas('A1:A2', 'B1:C1', 'D1:D2'),
      ),
    ).toMatchObject({ row: 1, headerRows: 2 }));
});

describe('trap: headers carry marks, units and spaces', () => {
  it.each([
    ['Loan ID *', 'loanId'],
    ['Loan ID:', 'loanId'],
    [`Loan${NBSP}ID`, 'loanId'],
    ['  Loan ID   ', 'loanId'],
    ['Loan ID\n(required)', 'loanId'],
    ['N° de prêt :', 'loanId'],
    ['Loan amount (USD)', 'amount'],
    ['Loan amount, in KSh', 'amount'],
    ['Monto del préstamo (S/)', 'amount'],
  ])('%j', (header, field) => expect(told('loanDraft', header)).toEqual([`${header}: ${field} sure`]));
});

describe('trap: headers repeat, or are blank', () => {
  it('asks which "First name" is the client’s and which the spouse’s', () => {
    const suggested = told('loanDraft', 'Loan ID', 'First Name', 'Last Name', 'First Name', 'Last Name');
    expect(suggested).toEqual(['Loan ID: loanId sure', 'Last Name: lastName ask', 'First Name: firstName ask']);
  });
  it('asks no more where the headers say it', () =>
    expect(told('loanDraft', 'Client First Name', 'Spouse First Name')).toEqual(['Client First Name: firstName sure']));
  it('takes no field for a blank header', () =>
    expect(told('loanDraft', 'Loan ID', '', 'Amount', '')).toEqual(['Loan ID: loanId sure', 'Amount: amount sure']));
  it('numbers the columns of each instalment', () =>
    expect(told('loanDraft', 'Date 1', 'Principal 1', 'Date 2', 'Principal 2')).toEqual([
      'Date 1: scheduleDate#1 sure',
      'Principal 1: principal#1 sure',
      'Date 2: scheduleDate#2 sure',
      'Principal 2: principal#2 sure',
    ]));
});

describe('trap: headers that mean different things are asked, never assumed', () => {
  it.each<[RecordKindId, string, string]>([
    ['repayment', 'Amount', 'amount'],
    ['repayment', 'Saldo', 'amount'],
    ['repayment', 'ID', 'clientId'],
    ['loanDraft', 'ID', 'clientId'],
    ['loanDraft', 'Name', 'firstName'],
    ['journal', 'Description', 'body'],
  ])('in a %s: %s', (kind, header, field) => expect(told(kind, header)).toEqual([`${header}: ${field} ask`]));
});

describe('trap: a government’s number is no client id without asking', () => {
  it.each(['National ID', 'DUI', 'Cédula', 'DNI', 'CI', 'CIN'])('%s', (header) =>
    expect(told('loanDraft', header)).toEqual([`${header}: clientId ask`]),
  );
  it.each(['DNI', 'Cédula'])('%s leaves the client id to the column that is one', (header) =>
    expect(told('loanDraft', header, 'Client ID')).toEqual(['Client ID: clientId sure']),
  );
});

describe('trap: "amount paid" usually includes interest', () => {
  it.each(['Amount paid', 'Total paid', 'Monto pagado', 'Montant payé'])('%s is asked', (header) =>
    expect(told('repayment', header)).toEqual([`${header}: amount ask`]),
  );
  it.each(['Amount paid', 'Total paid'])('%s is not the amount of a loan', (header) =>
    expect(told('loanDraft', header)).toEqual([]),
  );
});

describe('trap: "Balance of loan" inside a schedule is not the outstanding amount', () => {
  it('nor a field of a draft', () => expect(told('loanDraft', 'Balance of loan')).toEqual([]));
  it('nor a part of an instalment', () =>
    expect(told('loanDraft', 'Date 1', 'Principal 1', 'Balance of loan 1', 'Date 2', 'Principal 2')).toEqual([
      'Date 1: scheduleDate#1 sure',
      'Principal 1: principal#1 sure',
      'Date 2: scheduleDate#2 sure',
      'Principal 2: principal#2 sure',
    ]));
  it('and is asked in a report', () =>
    expect(told('repayment', 'Balance of loan')).toEqual(['Balance of loan: amount ask']));
});

describe('trap: rows inside an Excel table, a named range or a selection', () => {
  const texts = [
    ['Repayments', '', ''],
    HEADERS,
    RECORD,
    ['L-2', 'C-2', '60'],
    ['Total', '', '110'],
    ['', '', ''],
    HEADERS,
    ['OLD-1', 'C-9', '999'],
  ];
  const areaOf = (source: OutlinedArea['source'], name: string, address: string, hasTotals = false): OutlinedArea => {
    const area = parseArea(address)!;
    const own = texts.slice(area.row, area.row + area.rowCount);
    return { source, name, area, hasTotals, texts: own, values: own };
  };
  const outline: SheetOutline = {
    ...{ sheetId: 's1', sheetName: 'Report', firstRow: 0, firstColumn: 0, rowCount: 8, columnCount: 3 },
    ...{ texts, values: texts, isProtected: false },
    areas: [areaOf('table', 'March', 'A2:C5', true), areaOf('name', 'Old', 'A7:C8')],
  };
  const lastRow = ({ outline: { firstRow, rowCount } }: { readonly outline: SheetOutline }) => firstRow + rowCount - 1;

  it('end with the table, before its totals, whatever stands below it', () => {
    const found = findTable(outline, repayment);
    expect(found).toMatchObject({ rowsFrom: { source: 'table', name: 'March' }, headerRow: 1 });
    expect(lastRow(found)).toBe(3);
  });
  it('come from a named range only when she says so', () => {
    const found = tableAt(outline, { source: 'name', name: 'old' }, repayment)!;
    expect([found.headerRow, lastRow(found)]).toEqual([6, 7]);
  });
  it('that are selected without their headers take those above them', () => {
    const found = tableAt(outline, { source: 'selection', name: 'A4:C4' }, repayment)!;
    expect([found.headerRow, found.recordsFrom, lastRow(found)]).toEqual([1, 3, 3]);
  });
  it('are nowhere once the table is gone', () =>
    expect(tableAt(outline, { source: 'table', name: 'April' }, repayment)).toBeUndefined());
});
