import type { MarkedRow } from '../../../src/ports/workbook';
import { closeSheet, openSheet, type SheetInExcel } from './sheetInExcel';

afterEach(closeSheet);

const HEADERS = ['Kiva status', 'Sent at'].map((write) => ({ write, known: [write], width: 120 }));
const TICK = { write: 'Finalised', known: ['Finalised'], width: 90, hers: true } as const;
const IDENTITY = { columns: [0, 1], firstRow: 1, lastRow: 6 };
const COLUMNS = [2, 3];
const ROWS = [
  ['L1', 'C1', 'Sent', '10:00', 'x'],
  ['L2', 'C2', '', '', ''],
  ['', '', 'Sent', '10:00', 'x'],
  ['L4', 'C4', 'Sent', '10:00', ''],
  ['', '', 'a note of hers', '', ''],
  ['L6', 'C6', 'Queued', '', 'x'],
];

async function prepared(rows = ROWS): Promise<SheetInExcel> {
  const opened = openSheet([['Loan', 'Client', 'Kiva status', 'Sent at', 'Finalised'], ...rows]);
  await opened.workbook.resultColumns(opened.sheet.id, 0, [...HEADERS, TICK]);
  return opened;
}

const marksIn = ({ workbook, sheet }: SheetInExcel): Promise<readonly MarkedRow[]> =>
  workbook.marks(sheet.id, IDENTITY, COLUMNS);
const clear = ({ workbook, sheet }: SheetInExcel, rows: readonly MarkedRow[]): Promise<void> =>
  workbook.clearMarks(sheet.id, IDENTITY, COLUMNS, rows);
const isStale = ({ identity, texts }: MarkedRow): boolean => identity[0] === '' && texts[0] === 'Sent';
const columnOf = ({ values }: SheetInExcel, column: number, count = 6): unknown[] =>
  values(1, column, count, 1).map(([value]) => value);

describe('what stands beside the rows', () => {
  it('is read in one batch, rows without a word left out', async () => {
    const opened = await prepared();
    opened.sheet.setHidden('row', 4, 1, true);
    let marks: readonly MarkedRow[] = [];
    expect(await opened.batchesOf(async () => (marks = await marksIn(opened)))).toBe(1);
    expect(marks.map(({ row, identity, texts }) => [row, identity[0], ...texts])).toEqual([
      [1, 'L1', 'Sent', '10:00'],
      [3, '', 'Sent', '10:00'],
      [4, 'L4', 'Sent', '10:00'],
      [5, '', 'a note of hers', ''],
      [6, 'L6', 'Queued', ''],
    ]);
    expect(marks.filter(({ isHidden }) => isHidden).map(({ row }) => row)).toEqual([4]);
  });

  it('is found where columns and rows came before it', async () => {
    const opened = await prepared();
    const before = (await marksIn(opened)).map(({ identity, texts }) => [identity, texts]);
    opened.sheet.insertCells({ row: 0, column: 1, rowCount: 1_048_576, columnCount: 1 }, 'right');
    opened.sheet.insertCells({ row: 0, column: 0, rowCount: 2, columnCount: 16_384 }, 'down');
    expect((await marksIn(opened)).map(({ identity, texts }) => [identity, texts])).toEqual(before);
  });

  it('is nothing where a column of hers has another header, or a result column is gone', async () => {
    const reworded = await prepared();
    reworded.sheet.write({ row: 0, column: 1, rowCount: 1, columnCount: 1 }, [['Remarks']], 'exact');
    expect(await marksIn(reworded)).toEqual([]);
    const without = await prepared();
    without.sheet.deleteCells({ row: 0, column: 2, rowCount: 1_048_576, columnCount: 1 }, 'left');
    expect(await marksIn(without)).toEqual([]);
  });
});

describe('clearing', () => {
  it('empties these rows in one batch, and leaves her ticks and all others', async () => {
    const opened = await prepared();
    const stale = (await marksIn(opened)).filter(isStale);
    expect(await opened.batchesOf(() => clear(opened, stale))).toBe(1);
    expect(columnOf(opened, 2)).toEqual(['Sent', '', '', 'Sent', 'a note of hers', 'Queued']);
    expect(columnOf(opened, 3)).toEqual(['10:00', '', '', '10:00', '', '']);
    expect(columnOf(opened, 4)).toEqual(['x', '', 'x', '', '', 'x']);
  });

  it('puts back what it emptied beside another row, where rows came or went since they were read', async () => {
    for (const change of ['insert', 'delete'] as const) {
      const opened = await prepared();
      const stale = (await marksIn(opened)).filter(isStale);
      const area = { row: 1, column: 0, rowCount: 1, columnCount: 16_384 };
      if (change === 'insert') opened.sheet.insertCells(area, 'down');
      else opened.sheet.deleteCells({ ...area, row: 2 }, 'up');
      await clear(opened, stale);
      const statuses = columnOf(opened, 2, 7).filter((status) => status !== '');
      expect(statuses).toEqual(['Sent', 'Sent', 'Sent', 'a note of hers', 'Queued']);
    }
  });

  it('follows a record that was sorted elsewhere, and empties nothing else', async () => {
    const opened = await prepared();
    const [first] = await marksIn(opened);
    opened.sheet.sort({ row: 1, column: 0, rowCount: 6, columnCount: 5 }, [{ column: 0, ascending: false }]);
    await clear(opened, first ? [first] : []);
    const said = opened.values(1, 0, 6, 3).map(([loan, , status]) => [loan, status]);
    expect(said.find(([loan]) => loan === 'L4')).toEqual(['L4', 'Sent']);
    expect(said.find(([loan]) => loan === 'L6')).toEqual(['L6', 'Queued']);
    expect(said.filter(([, status]) => status === 'Sent').length).toBeLessThanOrEqual(3);
  });

  it('empties nothing where columns moved before it and are gone', async () => {
    const opened = await prepared();
    const stale = (await marksIn(opened)).filter(isStale);
    opened.sheet.write({ row: 0, column: 2, rowCount: 1, columnCount: 1 }, [['Hers now']], 'exact');
    await clear(opened, stale);
    expect(columnOf(opened, 2)).toEqual(['Sent', '', 'Sent', 'Sent', 'a note of hers', 'Queued']);
  });
});
