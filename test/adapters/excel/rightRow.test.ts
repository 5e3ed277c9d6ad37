import type { RowWrite } from '../../../src/ports/workbook';
import { atRest, closeSheet, openSheet, type SheetInExcel, type Start } from './sheetInExcel';

afterEach(closeSheet);

const COUNT = 8;
const RESULT_HEADERS = ['Kiva status', 'Kiva reference'].map((write) => ({ write, known: [write], width: 120 }));
const IDENTITY = { columns: [0, 1], firstRow: 1, lastRow: COUNT };
const wholeRow = (row: number) => ({ row, column: 0, rowCount: 1, columnCount: 16_384 });
const cell = (row: number, column: number) => ({ row, column, rowCount: 1, columnCount: 1 });

interface Sent extends SheetInExcel {
  readonly columns: readonly number[];
  readonly writes: readonly RowWrite[];
  flush(rows?: readonly RowWrite[]): ReturnType<SheetInExcel['workbook']['flush']>;
  /** Loan and status of every row that has one of them, from the sheet with this id. */
  shown(): string[][];
}

async function sent(settings: Parameters<typeof openSheet>[1] = {}): Promise<Sent> {
  const rows = Array.from({ length: COUNT }, (_, r): Start[] => [`L${r + 1}`, `Name ${r + 1}`, COUNT - r]);
  const opened = openSheet([['Loan', 'Name', 'Amount'], ...rows], settings);
  const { workbook, sheet } = opened;
  const columns = await workbook.resultColumns(sheet.id, 0, RESULT_HEADERS);
  const writes = rows.map(([loan, name], r): RowWrite => ({
    row: r + 1,
    identity: [String(loan), String(name)],
    words: [`for ${String(loan)}`, `ref ${String(loan)}`],
  }));
  return {
    ...opened,
    columns,
    writes,
    flush: (written = writes) => workbook.flush(sheet.id, IDENTITY, columns, written),
    shown: () => {
      const area = sheet.usedArea(true)!;
      const [header, ...body] = opened.values(area.row, 0, area.rowCount, area.column + area.columnCount);
      const places = ['Loan', 'Kiva status'].map((name) => header!.indexOf(name));
      return body.map((row) => places.map((column) => String(row[column]))).filter(([loan, text]) => loan || text);
    },
  };
}

const right = (numbers: readonly number[]): string[][] => numbers.map((n) => [`L${n}`, `for L${n}`]);
const ALL = Array.from({ length: COUNT }, (_, at) => at + 1);

/** What may happen to the sheet, and which loans have a result afterwards, from top to bottom. */
const CHANGES: [string, (opened: Sent) => void, readonly number[]][] = [
  ['nothing', () => undefined, ALL],
  [
    'a sort of her columns alone',
    ({ sheet }) => sheet.sort({ row: 1, column: 0, rowCount: COUNT, columnCount: 3 }, [{ column: 2, ascending: true }]),
    [...ALL].reverse(),
  ],
  [
    'a sort with our columns',
    ({ sheet }) => sheet.sort({ row: 1, column: 0, rowCount: COUNT, columnCount: 5 }, [{ column: 2, ascending: true }]),
    [...ALL].reverse(),
  ],
  ['the sheet renamed', ({ model, sheet }) => model.renameSheet(sheet.id, 'Abril'), ALL],
  [
    'the sheet moved behind another',
    ({ model, sheet }) => {
      model.addSheet('Before');
      model.moveSheet(sheet.id, 1);
    },
    ALL,
  ],
  [
    'another sheet in focus that looks the same',
    ({ model, values }) => {
      const twin = model.addSheet('Twin');
      twin.write({ row: 0, column: 0, rowCount: COUNT + 1, columnCount: 5 }, values(0, 0, COUNT + 1, 5), 'exact');
      model.activateSheet(twin.id);
    },
    ALL,
  ],
  [
    "a co-author's rows above",
    ({ model, sheet }) => model.actAs('coauthor', () => sheet.insertCells({ ...wholeRow(3), rowCount: 2 }, 'down')),
    ALL,
  ],
  [
    "a co-author's sort",
    ({ model, sheet }) =>
      model.actAs('coauthor', () =>
        sheet.sort({ row: 1, column: 0, rowCount: COUNT, columnCount: 3 }, [{ column: 2, ascending: true }]),
      ),
    [...ALL].reverse(),
  ],
  ['a row deleted', ({ sheet }) => sheet.deleteCells(wholeRow(2), 'up'), ALL.filter((n) => n !== 2)],
  [
    'a column inserted before hers',
    ({ sheet }) => sheet.insertCells({ row: 0, column: 0, rowCount: 1_048_576, columnCount: 1 }, 'right'),
    ALL,
  ],
  [
    'a filter and rows hidden by hand',
    ({ sheet }) => {
      sheet.filter({ row: 0, column: 0, rowCount: COUNT + 1, columnCount: 3 }, 0, ['L1', 'L3', 'L4', 'L8']);
      sheet.setHidden('row', 3, 1, true);
    },
    ALL,
  ],
];

describe.each([false, true])('where blocks across hidden rows are misplaced: %p', (misplacesAcrossHiddenRows) => {
  it.each(CHANGES)('before the flush: %s', async (_, change, numbers) => {
    const opened = await sent({ misplacesAcrossHiddenRows });
    change(opened);
    const report = await opened.flush();
    expect(opened.shown()).toEqual(right(numbers));
    expect(report.lost.map(({ row }) => row)).toEqual(ALL.filter((n) => !numbers.includes(n)));
  });

  it.each(CHANGES)('between its look and its writing: %s', async (_, change, numbers) => {
    const opened = await sent({ misplacesAcrossHiddenRows });
    opened.afterNextBatch(() => change(opened));
    const report = await opened.flush();
    expect(opened.shown()).toEqual(right(numbers));
    expect(report.lost.map(({ row }) => row)).toEqual(ALL.filter((n) => !numbers.includes(n)));
  });

  it.each(CHANGES)('between two flushes of every row: %s', async (_, change, numbers) => {
    const opened = await sent({ misplacesAcrossHiddenRows });
    await opened.flush(opened.writes.map((one) => ({ ...one, words: ['Queued', null] })));
    change(opened);
    await opened.flush();
    expect(opened.shown()).toEqual(right(numbers));
  });
});

it('never writes into the sheet that is in focus instead', async () => {
  const opened = await sent();
  const other = opened.model.addSheet('Other');
  opened.model.activateSheet(other.id);
  opened.afterNextBatch(() => opened.model.select(other.id, cell(0, 0)));
  await opened.flush();
  expect(other.usedArea(false)).toBeNull();
  expect(opened.shown()).toEqual(right(ALL));
});

it('gives a row back as lost when a co-author retypes its loan in between, and clears what stood beside it', async () => {
  const opened = await sent();
  opened.afterNextBatch(() => opened.model.actAs('coauthor', () => opened.sheet.write(cell(4, 0), [['L99']], 'typed')));
  const { written, lost } = await opened.flush();
  expect([written, lost]).toEqual([COUNT - 1, [opened.writes[3]]]);
  expect(opened.shown()[3]).toEqual(['L99', '']);
});

it('waits while a cell is being edited, then writes beside the row as it is then', async () => {
  const opened = await sent();
  opened.lane.editMode(true);
  let isDone = false;
  const flushing = opened.flush().then((report) => {
    isDone = true;
    return report;
  });
  await atRest();
  expect(isDone).toBe(false);
  // She ends the edit by typing another loan into the cell.
  opened.sheet.write(cell(2, 0), [['L22']], 'typed');
  opened.lane.editMode(false);
  const { lost } = await flushing;
  expect(lost).toEqual([opened.writes[1]]);
  expect(opened.shown()[1]).toEqual(['L22', '']);
});

it('gives each of two equal rows its own result, through a sort and a deletion', async () => {
  const opened = await sent();
  const { sheet, writes } = opened;
  sheet.write({ row: 5, column: 0, rowCount: 1, columnCount: 2 }, [['L2', 'Name 2']], 'typed');
  const twins = [writes[1]!, { ...writes[1]!, row: 5, words: ['for L2 again', 'ref'] }];
  sheet.sort({ row: 1, column: 0, rowCount: COUNT, columnCount: 3 }, [{ column: 2, ascending: true }]);
  const { written } = await opened.flush(twins);
  expect(written).toBe(2);
  expect(
    opened
      .shown()
      .filter(([loan]) => loan === 'L2')
      .map(([, text]) => text)
      .sort(),
  ).toEqual(['for L2', 'for L2 again']);
  sheet.deleteCells(wholeRow(opened.shown().findIndex(([loan]) => loan === 'L2') + 1), 'up');
  const left = opened.shown().filter(([, text]) => text !== '');
  // Which of the two is left cannot be told: it keeps what it has.
  const { lost } = await opened.flush(twins);
  expect(lost).toEqual(twins);
  expect(left).toHaveLength(1);
  expect(opened.shown().filter(([, text]) => text !== '')).toEqual(left);
});
