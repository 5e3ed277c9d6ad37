import { closeSheet, openSheet } from './sheetInExcel';

afterEach(closeSheet);

describe('the selected cell', () => {
  const at = (row: number, column: number) => ({ row, column, rowCount: 1, columnCount: 1 });

  it('is answered with its address, its text and what is stored, in one batch', async () => {
    const { workbook, sheet, model, batchesOf } = openSheet([
      ['Total', { value: 48250.5, format: '#,##0' }],
      ['48.250,50', true],
    ]);
    model.select(sheet.id, at(0, 1));
    let selected;
    expect(await batchesOf(async () => (selected = await workbook.selectedNumber()))).toBe(1);
    expect(selected).toEqual({ address: `${sheet.name}!B1`, text: '48,251', value: 48250.5 });
    model.select(sheet.id, at(1, 0));
    expect(await workbook.selectedNumber()).toMatchObject({ text: '48.250,50', value: '48.250,50' });
  });

  it('is nothing where it is empty or holds a truth value', async () => {
    const { workbook, sheet, model } = openSheet([['Total', true]]);
    for (const column of [1, 2]) {
      model.select(sheet.id, at(0, column));
      expect(await workbook.selectedNumber()).toBeUndefined();
    }
  });

  it('is the first of several', async () => {
    const { workbook, sheet, model } = openSheet([[7, 8]]);
    model.select(sheet.id, { ...at(0, 0), columnCount: 2 });
    expect(await workbook.selectedNumber()).toMatchObject({ value: 7 });
  });
});
