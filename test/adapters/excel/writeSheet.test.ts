import { closeSheet, openSheet } from './sheetInExcel';

afterEach(closeSheet);

it('writes texts into a new sheet as they are, never as formulas, and shows it', async () => {
  const { workbook, model, lane, batchesOf } = openSheet([['a']]);
  const rows = [['Kiva says', '=1+1', '@x'], ['000123'], ['=HYPERLINK("https://evil.example")', '-5', '12.50']];
  let name = '';
  expect(await batchesOf(async () => (name = await workbook.writeSheet('Receipt', rows)))).toBe(2);
  expect(name).toBe('Receipt');
  const sheet = model.activeSheet;
  expect(sheet.name).toBe('Receipt');
  const area = { row: 0, column: 0, rowCount: 3, columnCount: 3 };
  const wanted = rows.map((row) => [0, 1, 2].map((at) => row[at] ?? ''));
  expect(sheet.read(area, 'values')).toEqual(wanted);
  expect(sheet.read(area, 'formulas')).toEqual(wanted);
  expect(lane.journal().notImplemented).toEqual([]);
});

it('gives the sheet a name that Excel takes and nobody has', async () => {
  const { workbook } = openSheet([['a']]);
  expect(await workbook.writeSheet('pagos', [])).toBe('pagos (2)');
  expect(await workbook.writeSheet("'a/b:c*[d]?'", [['x']])).toBe('a b c d');
  const long = 'x'.repeat(40);
  expect(await workbook.writeSheet(long, [])).toBe('x'.repeat(31));
  expect(await workbook.writeSheet(long, [])).toBe(`${'x'.repeat(27)} (2)`);
  expect(await workbook.writeSheet('???', [])).toBe('Kiva');
});
