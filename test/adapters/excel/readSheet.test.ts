import type { ReadRequest } from '../../../src/ports/workbook';
import { closeSheet, openSheet, type Start } from './sheetInExcel';

afterEach(closeSheet);

const COLUMNS = [
  { column: 3, header: 'Date' },
  { column: 0, header: 'Loan' },
  { column: 1, header: 'Amount' },
];

function repayments(count: number): Start[][] {
  const rows = Array.from({ length: count }, (_, r): Start[] => [
    { value: String(10_000 + r), format: '@' },
    { value: r / 4, format: '0.00' },
    `note ${r}`,
    { value: 45_000 + r, format: 'dd/mm/yyyy' },
  ]);
  return [['Loan', 'Amount', 'Note', 'Date'], ...rows];
}

const request = (sheetId: string, lastRow: number): ReadRequest => ({
  sheetId,
  headerRow: 0,
  firstRow: 1,
  lastRow,
  columns: COLUMNS,
});

describe('outline', () => {
  it('shows the sheet’s shape and its first 50 rows in two batches', async () => {
    const { workbook, sheet, batchesOf } = openSheet([
      [],
      [null, null],
      ...repayments(80).map((row) => [null, ...row]),
    ]);
    let outline;
    expect(await batchesOf(async () => (outline = await workbook.outline()))).toBe(2);
    expect(outline).toMatchObject({
      sheetId: sheet.id,
      sheetName: 'Pagos',
      firstRow: 2,
      firstColumn: 1,
      rowCount: 81,
      columnCount: 4,
      isProtected: false,
    });
    const { texts, values } = outline as unknown as { texts: string[][]; values: unknown[][] };
    expect(texts).toHaveLength(50);
    expect(texts.slice(0, 2)).toEqual([
      ['Loan', 'Amount', 'Note', 'Date'],
      ['10000', '0.00', 'note 0', '15/03/2023'],
    ]);
    expect(values[1]).toEqual(['10000', 0, 'note 0', 45_000]);
  });

  it('clips what is shown of a very wide sheet, and tells its true width', async () => {
    const { workbook } = openSheet([Array.from({ length: 300 }, (_, c) => `h${c}`)]);
    const { columnCount, texts } = await workbook.outline();
    expect([columnCount, texts[0]?.length]).toEqual([300, 256]);
  });

  it('tells a .csv by the name of its workbook', async () => {
    const { workbook } = openSheet([['Loan']], {}, { name: 'Report March.CSV' });
    expect((await workbook.outline()).isCsv).toBe(true);
    expect(await openSheet([['Loan']]).workbook.outline()).not.toHaveProperty('isCsv');
  });

  it('says when the sheet is empty, and when it is protected', async () => {
    const { workbook, model, sheet } = openSheet([]);
    await expect(workbook.outline()).rejects.toMatchObject({ code: 'sheetEmpty', params: { sheet: 'Pagos' } });
    sheet.write({ row: 0, column: 0, rowCount: 1, columnCount: 1 }, [['Loan']], 'exact');
    model.setProtected(sheet.id, true);
    expect((await workbook.outline()).isProtected).toBe(true);
  });
});

describe('read', () => {
  it('reads values, texts, formats and types of the asked columns in the order asked', async () => {
    const { workbook, sheet } = openSheet([
      ['Loan', 'Amount', 'Note', 'Date'],
      [{ value: '007', format: '@' }, { value: 1234.5, format: '#,##0.00' }, 'x', { value: 45_000, format: 'd/m/yy' }],
      [null, { value: '#N/A', error: true }, 'x', true],
    ]);
    expect(await workbook.read(request(sheet.id, 2))).toEqual({
      sheetId: sheet.id,
      sheetName: 'Pagos',
      headerRow: 0,
      firstRow: 1,
      dateSystem: 1900,
      columns: COLUMNS,
      values: [
        [45_000, '007', 1234.5],
        [true, '', '#N/A'],
      ],
      texts: [
        ['15/3/23', '007', '1,234.50'],
        ['TRUE', '', '#N/A'],
      ],
      formats: [
        ['d/m/yy', '@', '#,##0.00'],
        ['General', 'General', 'General'],
      ],
      types: [
        ['number', 'text', 'number'],
        ['boolean', 'empty', 'error'],
      ],
    });
  });

  it('tells the 1904 calendar', async () => {
    const { workbook, sheet } = openSheet(repayments(1), {}, { date1904: true });
    expect((await workbook.read(request(sheet.id, 1))).dateSystem).toBe(1904);
  });

  it.each([
    [0, 1],
    [1, 1],
    [5_000, 1],
    [5_001, 2],
    [12_000, 3],
  ])('reads %i rows in %i batches, nothing left to clean up', async (count, batches) => {
    const { workbook, sheet, lane, batchesOf } = openSheet(repayments(count));
    const read = await batchesOf(async () => {
      const { values } = await workbook.read(request(sheet.id, count));
      expect(values.map((row) => row[1])).toEqual(Array.from({ length: count }, (_, r) => String(10_000 + r)));
    });
    expect(read).toBe(batches);
    expect(lane.journal().notImplemented).toEqual([]);
  });

  it.each([5103, 5104])(
    'halves a block that is too large (%i), then goes on at the size that its bytes allow',
    async (code) => {
      const { workbook, sheet, lane, batchesOf } = openSheet(repayments(12_000));
      lane.failNext(code, { count: 2 });
      const batches = await batchesOf(async () => {
        const { values } = await workbook.read(request(sheet.id, 12_000));
        expect(new Set(values.map((row) => row[1])).size).toBe(12_000);
      });
      // Two refusals, one block of 1,250 rows, and 10,750 rows at up to 5,000.
      expect(batches).toBe(2 + 1 + 3);
      expect(batches).toBeLessThanOrEqual(Math.ceil(12_000 / 5_000) + 6 + 2);
    },
  );

  it('reads a sheet of long texts under a real limit of bytes, every row once', async () => {
    const rows = repayments(3_000).map((row, r) => [row[0]!, row[1]!, '', r === 0 ? 'Date' : 'x'.repeat(2_000)]);
    const { workbook, sheet, lane } = openSheet(rows);
    const { values } = await workbook.read(request(sheet.id, 3_000));
    expect(values.map((row) => row[1])).toEqual(Array.from({ length: 3_000 }, (_, r) => String(10_000 + r)));
    const { batches } = lane.journal();
    const refused = batches.filter(({ error }) => error === '5104').length;
    const blocks = batches.length - refused;
    expect(refused).toBe(2);
    expect(blocks).toBeLessThanOrEqual(5);
  });

  it('takes the null that Excel answers for too many cells as too large', async () => {
    const { workbook, sheet, batchesOf } = openSheet(repayments(400), { readCellLimit: 450 });
    let read;
    expect(await batchesOf(async () => (read = await workbook.read(request(sheet.id, 400))))).toBeLessThanOrEqual(4);
    expect((read as unknown as { values: unknown[][] }).values.map((row) => row[1])).toHaveLength(400);
  });

  it('gives up, with a word for it, when even 50 rows are too large', async () => {
    const { workbook, sheet, lane } = openSheet(repayments(200));
    lane.failNext(5103, { count: 9 });
    await expect(workbook.read(request(sheet.id, 200))).rejects.toMatchObject({ code: 'tooLarge' });
    expect(lane.journal().batches).toHaveLength(3);
  });

  it('stops between two blocks when asked to', async () => {
    const { workbook, sheet, lane, afterNextBatch } = openSheet(repayments(6_000));
    const signal = { aborted: false };
    afterNextBatch(() => (signal.aborted = true));
    await expect(workbook.read(request(sheet.id, 6_000), signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(lane.journal().batches).toHaveLength(1);
  });

  it('says when the sheet is gone', async () => {
    const { workbook, sheet, model } = openSheet(repayments(3));
    model.addSheet('Other');
    model.deleteSheet(sheet.id);
    await expect(workbook.read(request(sheet.id, 3))).rejects.toMatchObject({ code: 'sheetGone' });
    await expect(workbook.select(sheet.id, { row: 1, column: 1 })).rejects.toMatchObject({ code: 'sheetGone' });
  });
});

it('selects a cell in one batch, also on another sheet', async () => {
  const { workbook, sheet, model, batchesOf } = openSheet(repayments(3));
  const other = model.addSheet('Other');
  model.activateSheet(other.id);
  expect(await batchesOf(() => workbook.select(sheet.id, { row: 2, column: 3 }))).toBe(1);
  expect(model.selection).toEqual({ sheetId: sheet.id, area: { row: 2, column: 3, rowCount: 1, columnCount: 1 } });
});
