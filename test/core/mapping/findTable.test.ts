import { RECORD_KINDS } from '../../../src/core/catalogue';
import { addressOfArea, parseArea } from '../../../src/core/cell/cellArea';
import { findTable, placesIn, rowsNotRead, tableAt } from '../../../src/core/mapping/findTable';
import { tableFor } from '../../../src/core/mapping/tableFor';
import type { TablePlace, Template } from '../../../src/core/mapping/template';
import { withHeaders } from '../../../src/core/mapping/withHeaders';
import type { OutlinedArea, SheetOutline } from '../../../src/ports/workbook';

const { repayment } = RECORD_KINDS;

/** Rows 1 to 12: a list of branches, below it a table of repayments with its totals row, and a note. */
const ROWS: readonly (readonly string[])[] = [
  ['Branch', 'Officer', ''],
  ['Kisumu', 'Ana', ''],
  ['', '', ''],
  ['', 'Repayments', ''],
  ['', 'Loan ID', 'Principal paid'],
  ['', 'L-1', '10'],
  ['', 'L-2', '20'],
  ['', 'L-3', '30'],
  ['', 'Total', '60'],
  ['', '', ''],
  ['', 'checked twice', ''],
  ['', 'Prepared by Ana', ''],
];

function areaOf(source: OutlinedArea['source'], name: string, address: string, hasTotals = false): OutlinedArea {
  const area = parseArea(address)!;
  const texts = ROWS.slice(area.row, area.row + area.rowCount).map((row) =>
    row.slice(area.column, area.column + area.columnCount),
  );
  return { source, name, area, hasTotals, texts, values: texts };
}

function sheetWith(areas: readonly OutlinedArea[], rows = ROWS): SheetOutline {
  return {
    sheetId: 's1',
    sheetName: 'Report',
    firstRow: 0,
    firstColumn: 0,
    rowCount: rows.length,
    columnCount: 3,
    texts: rows.slice(0, 50),
    values: rows.slice(0, 50),
    isProtected: false,
    areas,
  };
}

const TABLE = areaOf('table', 'Repayments', 'B5:C9', true);
const spanOf = ({ outline }: { readonly outline: SheetOutline }): string => {
  const { firstRow: row, firstColumn: column, rowCount, columnCount } = outline;
  return addressOfArea({ row, column, rowCount, columnCount });
};

describe('findTable', () => {
  it('reads the sheet where there is nothing else, named ranges and selections beside it or not', () => {
    const outline = sheetWith([areaOf('name', 'Loans', 'B5:C8'), areaOf('selection', 'B6:C7', 'B6:C7')]);
    expect(findTable(outline, repayment)).toMatchObject({ rowsFrom: { source: 'sheet' }, headerRow: 4 });
    expect(placesIn(outline).map(({ source }) => source)).toEqual(['sheet', 'name', 'selection']);
  });

  it('reads an Excel table that has the headers, without its totals row', () => {
    const outline = sheetWith([TABLE]);
    const found = findTable(outline, repayment);
    expect(found).toMatchObject({ rowsFrom: { source: 'table', name: 'Repayments' }, headerRow: 4, headerRows: 1 });
    expect(spanOf(found)).toBe('B5:C8');
    expect(rowsNotRead(outline, found)).toBe(3);
  });

  it('leaves a table alone that has none of the headers', () => {
    const outline = sheetWith([areaOf('table', 'Branches', 'A1:B2')]);
    expect(findTable(outline, repayment)).toMatchObject({ rowsFrom: { source: 'sheet' }, headerRow: 4 });
    expect(rowsNotRead(outline, findTable(outline, repayment))).toBe(0);
  });

  it('takes the table that says more of two', () => {
    const outline = sheetWith([areaOf('table', 'Branches', 'A1:B2'), TABLE]);
    expect(findTable(outline, repayment).rowsFrom.name).toBe('Repayments');
  });

  it('takes a table whose headers say more with the titles above them', () => {
    const rows = [
      ['', 'Loan', 'Principal', 'Client'],
      ['', 'Loan ID', 'paid', 'ID'],
      ['', 'L-1', '10', 'C-1'],
    ];
    const area = { row: 1, column: 1, rowCount: 2, columnCount: 3 };
    const titled = { ...TABLE, area, hasTotals: false, texts: rows.slice(1).map((row) => row.slice(1)) };
    const outline = { ...sheetWith([titled], rows), columnCount: 4 };
    const whole = findTable(sheetWith([], rows), repayment);
    const found = findTable(outline, repayment);
    expect(whole).toMatchObject({ headerRow: 1, headerRows: 2 });
    expect(found.matches).toBeLessThan(whole.matches);
    expect(found.rowsFrom).toEqual({ source: 'table', name: 'Repayments' });
  });

  it('reads a table that begins below what was looked at', () => {
    const area = { row: 90, column: 1, rowCount: 3, columnCount: 2 };
    const low = { ...TABLE, area, hasTotals: false, texts: TABLE.texts.slice(0, 3) };
    const outline = { ...sheetWith([low], ROWS.slice(0, 2)), rowCount: 93 };
    const found = findTable(outline, repayment);
    expect(found).toMatchObject({ headerRow: 90, matches: 2 });
    expect(found.outline.texts[0]).toEqual(['Loan ID', 'Principal paid']);
  });
});

describe('tableAt', () => {
  it.each([
    ['a named range with its headers', areaOf('name', 'Loans', 'B4:C8'), 'B4:C8', 4, 0],
    ['a selection with its headers', areaOf('selection', 'B5:C7', 'B5:C7'), 'B5:C7', 4, 0],
    ['selected records, under the headers above them', areaOf('selection', 'B7:C8', 'B7:C8'), 'A5:C8', 4, 1],
    ['one column of selected records', areaOf('selection', 'C6:C8', 'C6:C8'), 'A5:C8', 4, 0],
    ['a selection far below', { ...areaOf('selection', 'B7:C8', 'B7:C8'), texts: [] }, 'A5:C8', 4, 1],
  ])('reads %s', (_, area, span, headerRow, skippedRows) => {
    const found = tableAt(sheetWith([area]), area, repayment)!;
    expect([spanOf(found), found.headerRow, found.skippedRows]).toEqual([span, headerRow, skippedRows]);
  });

  it('says that a table or a range is gone, and follows a selection by its address', () => {
    const outline = sheetWith([]);
    expect(tableAt(outline, { source: 'table', name: 'Repayments' }, repayment)).toBeUndefined();
    expect(tableAt(outline, { source: 'name', name: 'Loans' }, repayment)).toBeUndefined();
    expect(tableAt(outline, { source: 'selection', name: 'no address' }, repayment)).toBeUndefined();
    const followed = tableAt(outline, { source: 'selection', name: 'B5:C7' }, repayment)!;
    expect([spanOf(followed), rowsNotRead(outline, followed)]).toEqual(['B5:C7', 5]);
  });

  it('keeps chosen records when another header row is chosen', () => {
    const area = areaOf('selection', 'B7:C8', 'B7:C8');
    const found = tableAt(sheetWith([area]), area, repayment)!;
    expect(withHeaders(found, 5)).toMatchObject({ headerRow: 5, skippedRows: 0 });
    expect(withHeaders(found, undefined, 3)).toMatchObject({ headerRow: 4, headerRows: 1, skippedRows: 1 });
  });
});

describe('tableFor', () => {
  const template = (table?: TablePlace): Template => ({
    version: 3,
    id: 't',
    name: 'Report',
    kind: 'repayment',
    bindings: [],
    formats: {},
    ...(table && { table }),
  });

  it('follows a table that moved by its name, in any case', () => {
    const moved = { ...TABLE, area: { ...TABLE.area, row: 5 } };
    const outline = sheetWith([moved], [['new'], ...ROWS]);
    const { table, gone } = tableFor(outline, repayment, template({ source: 'table', name: 'REPAYMENTS' }));
    expect([table.headerRow, spanOf(table), gone]).toEqual([5, 'B6:C9', undefined]);
  });

  it('falls back to the sheet when the name is gone, and says so', () => {
    const { table, gone } = tableFor(sheetWith([]), repayment, template({ source: 'name', name: 'Loans' }));
    expect(table.rowsFrom).toEqual({ source: 'sheet' });
    expect(gone).toEqual({ source: 'name', name: 'Loans' });
  });

  it('reads the whole sheet for a template without a place, whatever tables there are', () => {
    expect(tableFor(sheetWith([TABLE]), repayment, template()).table.rowsFrom).toEqual({ source: 'sheet' });
  });
});

it.each([
  ['$A$3:$F$20', 'A3:F20'],
  ['F20:A3', 'A3:F20'],
  ['aa7', 'AA7'],
  ['XFD1048576', 'XFD1048576'],
  ['A:F', undefined],
  ['XFE1', undefined],
  ['A1048577', undefined],
  ['A1:B2:C3', undefined],
  ['Loans', undefined],
])('reads %s as %s', (address, expected) => {
  const area = parseArea(address);
  expect(area && addressOfArea(area)).toBe(expected);
});
