import type { ResultHeader, RowWrite } from '../../../src/ports/workbook';
import { closeSheet, openSheet, type Start } from './sheetInExcel';

afterEach(closeSheet);

const STATUS: ResultHeader = { write: 'Estado', known: ['Kiva status', 'Estado'], width: 120 };
const REFERENCE: ResultHeader = { write: 'Referencia', known: ['Kiva reference', 'Referencia'], width: 90 };
const SENT_AT: ResultHeader = { write: 'Enviado', known: ['Sent at', 'Enviado'], width: 90 };
const TICK: ResultHeader = { write: 'Finalizado en PA2', known: ['Finalised in PA2', 'Finalizado en PA2'], width: 90 };

describe('hidden rows', () => {
  it('are those hidden by hand and by a filter, in one batch for each 5,000 rows', async () => {
    const rows = Array.from({ length: 10_001 }, (_, r): Start[] => [String(r), r % 2 === 0 ? 'keep' : 'drop']);
    const { workbook, sheet, batchesOf } = openSheet([['Loan', 'Filter'], ...rows.slice(0, 40)]);
    sheet.filter({ row: 0, column: 0, rowCount: 6, columnCount: 2 }, 1, ['keep']);
    sheet.setHidden('row', 20, 2, true);
    expect(await workbook.hiddenRows(sheet.id, 1, 40)).toEqual([2, 4, 20, 21]);
    expect(await workbook.hiddenRows(sheet.id, 5, 19)).toEqual([]);
    sheet.setHidden('row', 10_000, 1, true);
    let hidden;
    expect(await batchesOf(async () => (hidden = await workbook.hiddenRows(sheet.id, 1, 10_000)))).toBe(2);
    expect(hidden).toEqual([2, 4, 20, 21, 10_000]);
  });

  it('of a sheet that is gone are a Fault', async () => {
    const { workbook } = openSheet([['Loan']]);
    await expect(workbook.hiddenRows('{nowhere}', 1, 5)).rejects.toMatchObject({ code: 'sheetGone' });
  });
});

describe('marks of an earlier send', () => {
  it('are read by row under the known headers of any language, two columns alone', async () => {
    const { workbook, sheet, batchesOf } = openSheet([
      ['Pagos'],
      ['Loan', 'Kiva reference', 'Note', 'Sent at'],
      ['1', '77', '', '2026-06-01 10:00'],
      ['2', '', 'x', ''],
      ['3', '', '', '2026-06-01 10:00'],
      ['4', ' ', 'y', ''],
    ]);
    let marks;
    const read = async (): Promise<void> => {
      const columns = (await workbook.knownColumns(sheet.id, 1, [REFERENCE, SENT_AT])) ?? [];
      marks = await workbook.marks(sheet.id, { columns: [0], firstRow: 2, lastRow: 5 }, columns);
    };
    expect(await batchesOf(read)).toBe(3);
    expect(marks).toMatchObject([
      { row: 2, identity: ['1'], texts: ['77', '2026-06-01 10:00'] },
      { row: 4, identity: ['3'], texts: ['', '2026-06-01 10:00'] },
    ]);
  });

  it('are none where the columns are not ours, and no column is made', async () => {
    const { workbook, sheet, model } = openSheet([
      ['Loan', 'Kiva reference'],
      ['1', '77'],
    ]);
    expect(await workbook.knownColumns(sheet.id, 0, [REFERENCE, SENT_AT])).toBeUndefined();
    expect(model.isDirty).toBe(false);
  });

  it('are none in a sheet of nothing but headers', async () => {
    const { workbook, sheet } = openSheet([['Loan', 'Kiva reference', 'Sent at']]);
    const columns = (await workbook.knownColumns(sheet.id, 0, [REFERENCE, SENT_AT])) ?? [];
    expect(columns).toEqual([1, 2]);
    expect(await workbook.marks(sheet.id, { columns: [0], firstRow: 1, lastRow: 0 }, columns)).toEqual([]);
  });
});

describe('the column of her ticks', () => {
  const ticked: Start[] = ['x', true, 'Sí', 'TRUE', 1, '✓', 'ok', '12/11/2026'];
  const not: Start[] = ['', false, 'FALSE', ' ', 0, '0', 'no', 'non', 'pending', 46_338];

  it('is ticked by what she means as a tick, and by no other word', async () => {
    const rows = [...ticked, ...not].map((mark, r): Start[] => [`L${r}`, mark]);
    const { workbook, sheet, batchesOf } = openSheet([['Loan', 'Finalised in PA2'], ...rows]);
    let found;
    expect(await batchesOf(async () => (found = await workbook.ticks(sheet.id, 0, TICK)))).toBe(3);
    expect(found).toEqual(ticked.map((_, r) => r + 1));
    expect(await workbook.ticks(sheet.id, 0, { ...TICK, write: 'Other', known: [] })).toEqual([]);
  });

  it('is ticked by a day that Excel keeps as a number, told by its format', async () => {
    const { workbook, sheet } = openSheet([['Loan', 'Finalised in PA2'], ...[46_338, 46_338].map((day) => ['L', day])]);
    sheet.writeFormats({ row: 1, column: 1, rowCount: 2, columnCount: 1 }, [['dd/mm/yyyy'], ['General']]);
    expect(await workbook.ticks(sheet.id, 0, TICK)).toEqual([1]);
  });

  it('is made with the others, kept as it is by every flush, and travels with its rows', async () => {
    const opened = openSheet([['Loan', 'Amount'], ...['a', 'b', 'c', 'd'].map((id, r): Start[] => [id, 4 - r])]);
    const { workbook, sheet, values, lane } = opened;
    const columns = await workbook.resultColumns(sheet.id, 0, [STATUS, REFERENCE, TICK]);
    expect(columns).toEqual([2, 3, 4]);
    const tickCells = { row: 1, column: 4, rowCount: 4, columnCount: 1 };
    sheet.writeFormats(tickCells, [['General'], ['General'], ['General'], ['General']]);
    sheet.write(tickCells, [[true], ['x'], [''], [false]], 'exact');
    const writes = ['a', 'b', 'c', 'd'].map((id, r): RowWrite => ({
      row: r + 1,
      identity: [id],
      words: [`sent ${id}`, r % 2 === 0 ? id : null, null],
    }));
    const identity = { columns: [0], firstRow: 1, lastRow: 4 };
    sheet.sort({ row: 1, column: 0, rowCount: 4, columnCount: 5 }, [{ column: 1, ascending: true }]);
    lane.resetJournal();
    const report = await workbook.flush(sheet.id, identity, columns, writes);
    expect(report).toMatchObject({ written: 4, lost: [] });
    expect(values(1, 0, 4, 5)).toEqual([
      ['d', 1, 'sent d', '', false],
      ['c', 2, 'sent c', 'c', ''],
      ['b', 3, 'sent b', '', 'x'],
      ['a', 4, 'sent a', 'a', true],
    ]);
    expect(sheet.read(tickCells, 'formats').flat()).toEqual(Array(4).fill('General'));
    expect(await workbook.ticks(sheet.id, 0, TICK)).toEqual([3, 4]);
  });

  it('costs a flush nothing, and a flush of nothing at all asks Excel for nothing', async () => {
    const bytesWith = async (headers: ResultHeader[]): Promise<number> => {
      const rows = Array.from({ length: 200 }, (_, r): Start[] => [`L${r}`]);
      const { workbook, sheet, lane } = openSheet([['Loan'], ...rows]);
      const columns = await workbook.resultColumns(sheet.id, 0, headers);
      const writes = rows.map(([id], r): RowWrite => ({
        row: r + 1,
        identity: [String(id)],
        words: headers.map((header) => (header === TICK ? null : 'sent')),
      }));
      lane.resetJournal();
      await workbook.flush(sheet.id, { columns: [0], firstRow: 1, lastRow: 200 }, columns, writes);
      return lane.journal().batches.reduce((sum, { requestBytes }) => sum + requestBytes, 0);
    };
    expect(await bytesWith([STATUS, REFERENCE, TICK])).toBe(await bytesWith([STATUS, REFERENCE]));
    const { workbook, sheet, batchesOf } = openSheet([['Loan'], ['1']]);
    const columns = await workbook.resultColumns(sheet.id, 0, [STATUS, TICK]);
    const nothing: RowWrite[] = [{ row: 1, identity: ['1'], words: [null, null] }];
    const identity = { columns: [0], firstRow: 1, lastRow: 1 };
    expect(await batchesOf(() => workbook.flush(sheet.id, identity, columns, nothing))).toBe(0);
  });
});
