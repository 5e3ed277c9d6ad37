import { closeSheet, openSheet } from './sheetInExcel';

afterEach(closeSheet);

const MAIN = [
  ['Loan', 'Amount'],
  ['L1', 100],
];

/** A workbook whose second sheet has a name that has to be quoted, and whose third is hidden. */
function threeSheets() {
  const opened = openSheet(MAIN);
  const { model } = opened;
  const plan = model.addSheet("Ana's plan");
  plan.write(
    { row: 1, column: 1, rowCount: 2, columnCount: 2 },
    [
      ['Loan', 'Date'],
      ['L1', '2030-01-31'],
    ],
    'exact',
  );
  model.setVisibility(model.addSheet('Secret').id, 'Hidden');
  return { ...opened, plan };
}

describe('sheets', () => {
  it('are told by their tabs in one batch, hidden ones left out', async () => {
    const { workbook, sheet, plan, batchesOf } = threeSheets();
    let names;
    expect(await batchesOf(async () => (names = await workbook.sheets()))).toBe(1);
    expect(names).toEqual([
      { sheetId: sheet.id, name: 'Pagos' },
      { sheetId: plan.id, name: "Ana's plan" },
    ]);
  });

  it('are looked at without being shown', async () => {
    const { workbook, model, sheet, plan, batchesOf } = threeSheets();
    let outline;
    expect(await batchesOf(async () => (outline = await workbook.outline("Ana's plan")))).toBe(2);
    expect(outline).toMatchObject({
      sheetId: plan.id,
      sheetName: "Ana's plan",
      firstRow: 1,
      firstColumn: 1,
      texts: [
        ['Loan', 'Date'],
        ['L1', '2030-01-31'],
      ],
      areas: [],
    });
    expect(await workbook.outline(plan.id)).toEqual(outline);
    const columns = [{ column: 1, header: 'Loan' }];
    const read = await workbook.read({ sheetId: plan.id, headerRow: 1, firstRow: 2, lastRow: 2, columns });
    expect(read).toMatchObject({ sheetName: "Ana's plan", values: [['L1']] });
    expect(model.activeSheet).toBe(sheet);
  });

  it('are gone when they are renamed', async () => {
    await expect(threeSheets().workbook.outline('Plan')).rejects.toMatchObject({ code: 'sheetGone' });
  });

  it('are selected by their names', async () => {
    const { workbook, model, plan } = threeSheets();
    await workbook.select("Ana's plan", { row: 2, column: 2 });
    expect(model.activeSheet).toBe(plan);
  });
});
