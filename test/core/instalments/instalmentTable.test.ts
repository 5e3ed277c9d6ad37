import type { CellValue } from '../../../src/core/cell/cell';
import { findInstalments, followInstalments, instalmentPart } from '../../../src/core/instalments/instalmentTable';
import type { SheetOutline } from '../../../src/ports/workbook';

function outlineOf(rows: readonly (readonly CellValue[])[], firstRow = 0): SheetOutline {
  return {
    sheetId: 's2',
    sheetName: 'Plan',
    firstRow,
    firstColumn: 0,
    rowCount: rows.length,
    columnCount: Math.max(...rows.map((row) => row.length)),
    texts: rows.map((row) => row.map(String)),
    values: rows,
    isProtected: false,
  };
}

const fields = (rows: readonly (readonly CellValue[])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    findInstalments(outlineOf(rows)).suggestions.map(({ field, column }) => [
      field.replace('instalment.', ''),
      column.header,
    ]),
  );

describe('a sheet of instalments', () => {
  it.each([
    [
      ['Loan ID', 'Date', 'Principal', 'Interest'],
      ['L-001', '31/01/2030', '1,250.00', '25.00'],
      { loanId: 'Loan ID', date: 'Date', principal: 'Principal', interest: 'Interest' },
    ],
    [
      ['N° crédito', 'Cuota', 'Fecha de vencimiento', 'Capital', 'Interés', 'Saldo'],
      ['0012-77', '1', '31/01/2030', '1.250,00', '25,00', '8.000,00'],
      { loanId: 'N° crédito', date: 'Fecha de vencimiento', principal: 'Capital', interest: 'Interés' },
    ],
    [
      ['N° prêt', 'Code client', "Date d'échéance", 'Capital', 'Intérêts'],
      ['P/0044', 'C-9001', '31/01/2030', '1 250,00', '25,00'],
      {
        loanId: 'N° prêt',
        clientId: 'Code client',
        date: "Date d'échéance",
        principal: 'Capital',
        interest: 'Intérêts',
      },
    ],
  ])('is known by its headers: %p', (headers, row, found) => {
    expect(fields([['Plan of May'], [], headers, row])).toMatchObject(found);
    expect(findInstalments(outlineOf([['Plan of May'], [], headers, row])).isLikely).toBe(true);
  });

  it('is remembered with the headers that a bound one shares', () => {
    const partOf = (headers: readonly string[]) => {
      const found = findInstalments(outlineOf([headers, ['L-001', '31/01/2030', 1250, 25, 1250]]));
      const bound = found.columns.slice(0, 4).map((column, at) => ({ field: `instalment.${at}`, column }));
      return instalmentPart(found, bound);
    };
    expect(partOf(['Loan ID', 'Date', 'Principal', 'Interest', 'principal']).headers).toEqual([
      'Loan ID',
      'Date',
      'Principal',
      'Interest',
      'principal',
    ]);
    expect(partOf(['Loan ID', 'Date', 'Principal', 'Interest', 'Paid'])).not.toHaveProperty('headers');
  });

  it('is not one of clients', () => {
    const rows = [
      ['Client ID', 'First name', 'Last name', 'Date of birth'],
      ['C-9001', 'Amina', 'Odhiambo', '31/01/1990'],
    ];
    expect(findInstalments(outlineOf(rows)).isLikely).toBe(false);
  });

  it('is followed by its headers, wherever they move', () => {
    const before = outlineOf([
      ['Loan ID', 'Date', 'Principal'],
      ['L1', '2030-01-31', 5],
    ]);
    const found = findInstalments(before);
    const part = instalmentPart(found, found.suggestions);
    expect(part).toMatchObject({ sheet: 'Plan', table: { source: 'sheet', headerRows: 1 }, formats: {} });
    const after = outlineOf([['My plan'], ['Note', 'Loan ID', 'Principal', 'Date'], ['', 'L1', 5, '2030-01-31']], 4);
    expect(followInstalments(part, after)).toEqual({
      request: {
        sheetId: 's2',
        headerRow: 5,
        firstRow: 6,
        lastRow: 6,
        columns: [
          { column: 1, header: 'Loan ID' },
          { column: 3, header: 'Date' },
          { column: 2, header: 'Principal' },
        ],
      },
    });
    const gone = outlineOf([
      ['Loan ID', 'Principal'],
      ['L1', 5],
    ]);
    expect(followInstalments(part, gone)).toMatchObject({ missing: [{ header: 'Date' }] });
  });
});
