import { mergedIn, namedAreas, type LoadedName } from '../../../src/adapters/excel/outlineAreas';
import { addressOfArea, parseArea } from '../../../src/core/cell/cellArea';
import type { SheetOutline } from '../../../src/ports/workbook';
import { atRest, closeSheet, openSheet, type Start } from './sheetInExcel';

afterEach(closeSheet);

const ROWS: readonly (readonly Start[])[] = [
  ['Umoja SACCO'],
  ['Client', null, 'Loan', null],
  ['First name', 'Last name', 'ID', 'Amount'],
  ...Array.from({ length: 70 }, (_, n) => ['Ana', 'Paz', `L-${n}`, n]),
  ['Total', null, null, 2415],
];

const told = ({ areas = [] }: SheetOutline) =>
  areas.map(({ source, name, area, hasTotals, texts }) => [source, name, addressOfArea(area), hasTotals, texts.length]);

describe('what an outline tells beside the sheet', () => {
  it('tells tables, names and the selection in the same two batches, with their first 50 rows', async () => {
    const { workbook, model, sheet, batchesOf } = openSheet(ROWS);
    const { id } = model.addTable(sheet.id, parseArea('A3:D74')!, true);
    model.changeTable(id, { name: 'Loans', hasTotals: true });
    model.addName('Kisumu', sheet.id, parseArea('A60:D70')!);
    model.select(sheet.id, parseArea('C5:D6')!);
    let outline: SheetOutline | undefined;
    expect(await batchesOf(async () => (outline = await workbook.outline()))).toBe(2);
    expect(told(outline!)).toEqual([
      ['table', 'Loans', 'A3:D74', true, 50],
      ['name', 'Kisumu', 'A60:D70', false, 11],
      ['selection', 'C5:D6', 'C5:D6', false, 0],
    ]);
    expect(outline!.areas![0]!.texts[0]).toEqual(['First name', 'Last name', 'ID', 'Amount']);
    expect(outline!.areas![1]!.texts[0]).toEqual(['Ana', 'Paz', 'L-56', '56']);
  });

  it('tells a short table whole, without the rows below it', async () => {
    const { workbook, model, sheet } = openSheet(ROWS);
    model.addTable(sheet.id, parseArea('A3:D5')!, true);
    expect((await workbook.outline()).areas![0]!.texts).toHaveLength(3);
  });

  it.each([
    ['one cell', 'B2'],
    ['everything', 'A1:D74'],
    ['more than everything', 'A1:Z200'],
    ['cells without content', 'F1:G9'],
  ])('takes %s for no choice of hers', async (_, address) => {
    const { workbook, model, sheet } = openSheet(ROWS);
    model.select(sheet.id, parseArea(address)!);
    expect(told(await workbook.outline())).toEqual([]);
  });

  it('takes one click on a merged cell for no choice of hers', async () => {
    const { workbook, model, sheet } = openSheet(ROWS);
    sheet.merge(parseArea('A1:D1')!);
    model.select(sheet.id, parseArea('A1:D1')!);
    expect(told(await workbook.outline())).toEqual([]);
  });

  it('cuts whole selected columns to what is in use', async () => {
    const { workbook, model, sheet } = openSheet(ROWS);
    model.select(sheet.id, { row: 0, column: 1, rowCount: 1_048_576, columnCount: 2 });
    expect(told(await workbook.outline())).toEqual([['selection', 'B1:C74', 'B1:C74', false, 0]]);
  });

  it('leaves tables without headers, and the names of other sheets, alone', async () => {
    const { workbook, model, sheet } = openSheet(ROWS);
    const other = model.addSheet('Other');
    model.activateSheet(sheet.id);
    model.addTable(sheet.id, parseArea('A3:D5')!, false);
    model.addName('There', other.id, parseArea('A1:D5')!);
    expect(told(await workbook.outline())).toEqual([]);
  });

  it('looks again without the selection when Excel will not tell it', async () => {
    const { workbook, lane, batchesOf } = openSheet(ROWS);
    lane.failNext('InvalidSelection');
    let outline: SheetOutline | undefined;
    expect(await batchesOf(async () => (outline = await workbook.outline()))).toBe(3);
    expect(outline).toMatchObject({ rowCount: 74, areas: [] });
    lane.failNext('GeneralException');
    await expect(workbook.outline()).rejects.toMatchObject({ code: 'excelRefused' });
    await atRest();
  });

  it('tells merged cells among the first rows, and nothing of them where Excel is too old', async () => {
    const first = openSheet(ROWS);
    first.sheet.merge(parseArea('A2:B2')!);
    first.sheet.merge(parseArea('A60:B60')!);
    expect((await first.workbook.outline()).merged?.map(addressOfArea)).toEqual(['A2:B2']);
    expect((await openSheet(ROWS).workbook.outline()).merged).toEqual([]);
    const old = openSheet(ROWS, { requirements: { ExcelApi: '1.12' } });
    old.sheet.merge(parseArea('A2:B2')!);
    const outline = await old.workbook.outline();
    expect(outline).not.toHaveProperty('merged');
    expect(outline.texts).toHaveLength(50);
  });
});

describe('namedAreas', () => {
  const used = parseArea('A1:F20')!;
  const named = (name: string, value: unknown, more: Partial<LoadedName> = {}): LoadedName => ({
    name,
    type: 'Range',
    value,
    visible: true,
    ...more,
  });
  const found = (...names: readonly LoadedName[]) =>
    namedAreas(names, "Ana's loans", used).map(({ name, area }) => `${name} ${addressOfArea(area)}`);

  it.each([
    ["'Ana''s loans'!$A$3:$F$20", ['Loans A3:F20']],
    ["='Ana''s loans'!$B$2:$C$900", ['Loans B2:C20']],
    ["'Ana''s loans'!$A$3:$F$3", []],
    ["'Ana''s loans'!$A$30:$F$40", []],
    ["'Ana''s loans'!$A$3:$B$4,'Ana''s loans'!$D$3:$E$4", []],
    ['Report!$A$3:$F$20', []],
    ['#REF!', []],
  ])('reads %s', (value, expected) => expect(found(named('Loans', value))).toEqual(expected));

  it('leaves out what is hidden, no range, or Excel’s own', () => {
    const value = "'Ana''s loans'!$A$3:$F$20";
    const own = ['_FilterDatabase', 'Print_Area', 'Print_Titles', '_xlnm.Print_Area'].map((name) => named(name, value));
    expect(found(...own, named('Rate', 0.2, { type: 'Double' }), named('Old', value, { visible: false }))).toEqual([]);
  });

  it('offers 20 and no more', () => {
    const value = "'Ana''s loans'!$A$3:$F$20";
    expect(found(...Array.from({ length: 30 }, (_, n) => named(`Loans${n}`, value)))).toHaveLength(20);
  });
});

it.each([
  ['Report!A2:B2', ['A2:B2']],
  ["'Loans, all!'!A2:B2,'Loans, all!'!C2:D3", ['A2:B2', 'C2:D3']],
  ["'Ana''s'!A2:B2", ['A2:B2']],
])('reads the blocks of %s', (address, blocks) => expect(mergedIn(address).map(addressOfArea)).toEqual(blocks));
