import { write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { readXlsx } from '../../src/files/xlsx';

async function bytesOf(fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook.addWorksheet('Réembolsos'), workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

test('keeps stored values, formats, formulas and errors apart', async () => {
  const bytes = await bytesOf((sheet) => {
    sheet.addRow(['00123', 42, 1.5, true, '', 'x']);
    sheet.getCell('B1').numFmt = '00000';
    sheet.getCell('A3').value = { formula: 'SUM(B1:C1)', result: 43.5 };
    sheet.getCell('B3').value = { error: '#N/A' };
    sheet.getCell('C3').value = { richText: [{ text: 'Ous' }, { text: 'mane' }] };
    sheet.getCell('D3').value = { text: 'Kiva', hyperlink: 'https://www.kiva.org' };
    sheet.getRow(3).hidden = true;
  });
  const { sheets, date1904 } = await readXlsx('r.xlsx', bytes);
  expect(date1904).toBe(false);
  expect(sheets[0]).toMatchObject({ name: 'Réembolsos', hiddenRows: [2] });
  expect(sheets[0]!.rows[0]!.slice(0, 4)).toEqual([
    { value: '00123' },
    { value: 42, format: '00000' },
    { value: 1.5 },
    { value: true },
  ]);
  expect(sheets[0]!.rows[1]).toEqual([]);
  expect(sheets[0]!.rows[2]).toEqual([
    { value: 43.5, formula: '=SUM(B1:C1)' },
    { value: '#N/A', error: true },
    { value: 'Ousmane' },
    { value: 'Kiva' },
  ]);
});

test.each([
  [false, '2026-03-04T00:00:00Z', 46085],
  [false, '2024-02-29T06:00:00Z', 45351.25],
  [true, '2026-03-04T00:00:00Z', 46085 - 1462],
])('a date is its serial again (1904: %s, %s)', async (date1904, iso, serial) => {
  const bytes = await bytesOf((sheet, workbook) => {
    workbook.properties.date1904 = date1904;
    sheet.getCell('A1').value = new Date(iso);
    sheet.getCell('A1').numFmt = 'dd/mm/yyyy';
  });
  const file = await readXlsx('r.xlsx', bytes);
  expect(file.date1904).toBe(date1904);
  expect(file.sheets[0]!.rows[0]![0]).toEqual({ value: serial, format: 'dd/mm/yyyy' });
});

test('a merged area keeps its content in its first cell alone', async () => {
  const bytes = await bytesOf((sheet) => {
    sheet.getCell('A1').value = 'Informe';
    sheet.mergeCells('A1:C1');
    sheet.getCell('A2').value = 'id';
  });
  const { sheets } = await readXlsx('r.xlsx', bytes);
  expect(sheets[0]!.rows[0]!.map((cell) => cell?.value ?? null)).toEqual(['Informe', null, null]);
  expect(sheets[0]!.merged).toEqual(['A1:C1']);
});

test('a file that would unpack to more than memory holds is refused before it is unpacked', async () => {
  const bytes = Buffer.from(await bytesOf((sheet) => sheet.addRow(['x'])));
  const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt32LE(3_000_000_000, directory + 24);
  await expect(readXlsx('bomb.xlsx', bytes)).rejects.toThrow('bomb.xlsx would unpack to more than 512 MB.');
});

test('a sheet of more cells than memory holds is refused before they are made', async () => {
  const bytes = await bytesOf((sheet) => {
    for (let row = 1; row <= 306; row++) sheet.getCell(row, 16_384).value = 1;
  });
  await expect(readXlsx('wide.xlsx', bytes)).rejects.toThrow('wide.xlsx holds more than 5 million cells.');
});

test('takes "true" for a calendar of 1904, as other programs write it', async () => {
  const sheet = { A1: { t: 'n' as const, v: 44_623, z: 'dd/mm/yyyy' }, '!ref': 'A1:A1' };
  const book = { SheetNames: ['H'], Sheets: { H: sheet }, Workbook: { WBProps: { date1904: true } } };
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  const file = await readXlsx('r.xlsx', bytes);
  expect(file.date1904).toBe(true);
  expect(file.sheets[0]!.rows[0]![0]).toMatchObject({ value: 44_623 });
});
