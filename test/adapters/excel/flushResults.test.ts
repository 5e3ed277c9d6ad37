import type { FileCell } from '../../../src/files/workbookFile';
import type { RowIdentity, RowWrite } from '../../../src/ports/workbook';
import { closeSheet, openSheet, type SheetInExcel, type Start } from './sheetInExcel';

afterEach(closeSheet);

const HEADERS = ['Kiva status', 'Kiva message', 'Kiva reference'];
const RESULT_HEADERS = HEADERS.map((write) => ({ write, known: [write], width: 120 }));
/** Columns: A loan, B name, C amount, D to F results; row 1 holds the headers. */
const RESULTS = [3, 4, 5];

const loan = (n: number): string => String(10_000 + n);
const identityOf = (count: number): RowIdentity => ({ columns: [0, 1], firstRow: 1, lastRow: count });
const write = (n: number, words: RowWrite['words'] = [`Accepted ${n}`, '', `ref ${n}`]): RowWrite => ({
  row: n,
  identity: [loan(n), `Name ${n}`],
  words,
});
const writes = (first: number, last: number): RowWrite[] =>
  Array.from({ length: last - first + 1 }, (_, at) => write(first + at));

interface Prepared extends SheetInExcel {
  readonly count: number;
  flush(rows: readonly RowWrite[]): ReturnType<SheetInExcel['workbook']['flush']>;
  /** Status by loan, of every row that has a loan or a status. */
  statuses(): Record<string, string>;
}

async function prepared(count: number, settings: Parameters<typeof openSheet>[1] = {}): Promise<Prepared> {
  const rows = Array.from({ length: count }, (_, at): Start[] => [loan(at + 1), `Name ${at + 1}`, (at + 1) / 2]);
  const opened = openSheet([['Loan', 'Name', 'Amount'], ...rows], settings);
  const { sheet, workbook } = opened;
  expect(await workbook.resultColumns(sheet.id, 0, RESULT_HEADERS)).toEqual(RESULTS);
  return {
    ...opened,
    count,
    flush: (written) => workbook.flush(sheet.id, identityOf(count), RESULTS, written),
    statuses: () => {
      const area = sheet.usedArea(true)!;
      const grid = opened.values(0, 0, area.row + area.rowCount, area.column + area.columnCount);
      const header = grid.findIndex((row) => row.includes('Kiva status'));
      const [loans, status] = ['Loan', 'Kiva status'].map((name) => grid[header]!.indexOf(name));
      return Object.fromEntries(
        grid
          .slice(header + 1)
          .map((row) => [String(row[loans!]), String(row[status!])])
          .filter(([, shown]) => shown !== ''),
      );
    },
  };
}

const expected = (first: number, last: number): Record<string, string> =>
  Object.fromEntries(writes(first, last).map(({ row }) => [loan(row), `Accepted ${row}`]));

const rowArea = (row: number, rowCount = 1) => ({ row, column: 0, rowCount, columnCount: 16_384 });
const columnArea = (column: number) => ({ row: 0, column, rowCount: 1_048_576, columnCount: 1 });

describe('a sheet that nobody touches', () => {
  it('writes in two batches, leaves null cells alone and clears empty ones', async () => {
    const { flush, values, sheet, batchesOf, lane } = await prepared(40);
    sheet.write(
      { row: 1, column: 3, rowCount: 2, columnCount: 3 },
      [
        ['old', 'old', 'old'],
        ['old', 'old', 'old'],
      ],
      'exact',
    );
    let report;
    const rows = [write(1, ['Queued', null, '']), write(2, [null, 'x', '007']), ...writes(5, 40)];
    expect(await batchesOf(async () => (report = await flush(rows)))).toBe(2);
    expect(report).toEqual({ written: 38, moved: 0, lost: [] });
    expect(values(1, 3, 4, 3)).toEqual([
      ['Queued', 'old', ''],
      ['old', 'x', '007'],
      ['', '', ''],
      ['', '', ''],
    ]);
    expect(values(40, 0, 1, 6)).toEqual([[loan(40), 'Name 40', 20, 'Accepted 40', '', 'ref 40']]);
    expect(lane.journal().notImplemented).toEqual([]);
  });

  it('writes 4,000 queued rows in two batches, under 0.5 KB a row', async () => {
    const { flush, statuses, batchesOf, lane } = await prepared(4_000);
    expect(await batchesOf(() => flush(writes(1, 4_000)))).toBe(2);
    expect(statuses()).toEqual(expected(1, 4_000));
    expect(lane.journal().batches[1]!.requestBytes / 4_000).toBeLessThan(500);
  });

  it('asks nothing of Excel when there is nothing to write', async () => {
    const { flush, batchesOf } = await prepared(3);
    expect(await batchesOf(() => flush([]))).toBe(0);
  });

  it('writes halves when Excel finds the whole too large', async () => {
    const { flush, statuses, lane } = await prepared(400);
    lane.failNext(5103, { when: 'Values' });
    expect(await flush(writes(1, 400))).toEqual({ written: 400, moved: 0, lost: [] });
    expect(statuses()).toEqual(expected(1, 400));
  });

  it('never lets a text become a formula, and shows it as it is', async () => {
    const { flush, values, sheet } = await prepared(9);
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', "'quoted", '\t=1', '\r=1', '=HYPERLINK("https://evil.example","x")'];
    const report = await flush(texts.map((text, at) => write(at + 1, ['Rejected', text, text])));
    expect(report).toEqual({ written: texts.length, moved: 0, lost: [] });
    expect(values(1, 4, texts.length, 2)).toEqual(texts.map((text) => [text, text]));
    const area = { row: 1, column: 4, rowCount: texts.length, columnCount: 2 };
    expect(sheet.read(area, 'kinds').flat()).toEqual(texts.flatMap(() => ['String', 'String']));
    expect(sheet.read(area, 'formulas')).toEqual(values(1, 4, texts.length, 2));
  });
});

describe('rows that moved between reading and writing', () => {
  it.each([
    [
      'sorted with their results',
      ({ sheet }: Prepared) =>
        sheet.sort({ row: 1, column: 0, rowCount: 40, columnCount: 6 }, [{ column: 2, ascending: false }]),
    ],
    [
      'sorted without the result columns',
      ({ sheet }: Prepared) =>
        sheet.sort({ row: 1, column: 0, rowCount: 40, columnCount: 3 }, [{ column: 2, ascending: false }]),
    ],
    ['pushed down by a new row', ({ sheet }: Prepared) => sheet.insertCells(rowArea(5), 'down')],
    ['pushed far down', ({ sheet }: Prepared) => sheet.insertCells(rowArea(1, 300), 'down')],
    ['pulled up', ({ sheet }: Prepared) => sheet.deleteCells(rowArea(2, 3), 'up')],
    [
      'filtered',
      ({ sheet }: Prepared) =>
        sheet.filter({ row: 0, column: 0, rowCount: 41, columnCount: 3 }, 0, [loan(10), loan(12)]),
    ],
    ['below rows that came above the header', ({ sheet }: Prepared) => sheet.insertCells(rowArea(0, 4), 'down')],
    ['right of a column that came before them', ({ sheet }: Prepared) => sheet.insertCells(columnArea(0), 'right')],
    [
      'left of a column that came before the results',
      ({ sheet }: Prepared) => sheet.insertCells(columnArea(3), 'right'),
    ],
    [
      'moved both ways',
      ({ sheet }: Prepared) => {
        sheet.insertCells(columnArea(1), 'right');
        sheet.insertCells(rowArea(0, 2), 'down');
      },
    ],
    ['on a sheet that was renamed', ({ model, sheet }: Prepared) => model.renameSheet(sheet.id, 'Pagos 2')],
    ['on a sheet that is not in front', ({ model }: Prepared) => model.activateSheet(model.addSheet('Other').id)],
  ])('finds rows %s, in at most four batches', async (_, change) => {
    const it = await prepared(40);
    change(it);
    let report;
    expect(await it.batchesOf(async () => (report = await it.flush(writes(8, 40))))).toBeLessThanOrEqual(4);
    expect(report).toMatchObject({ written: 33, lost: [] });
    expect(it.statuses()).toEqual(expected(8, 40));
  });

  it('counts the rows that moved', async () => {
    const { flush, sheet } = await prepared(40);
    sheet.insertCells(rowArea(20), 'down');
    expect(await flush(writes(11, 30))).toEqual({ written: 20, moved: 11, lost: [] });
  });

  it('finds rows anywhere in a large sheet with one more batch', async () => {
    const { flush, sheet, statuses, batchesOf } = await prepared(6_000);
    sheet.sort({ row: 1, column: 0, rowCount: 6_000, columnCount: 6 }, [{ column: 2, ascending: false }]);
    expect(await batchesOf(() => flush(writes(1, 200)))).toBe(3);
    expect(statuses()).toEqual(expected(1, 200));
  });

  it('reads a large sheet only around the rows while they stay', async () => {
    const { flush, batchesOf, lane } = await prepared(6_000);
    expect(await batchesOf(() => flush(writes(3_000, 3_199)))).toBe(2);
    expect(lane.journal().batches[0]!.responseBytes).toBeLessThan(40_000);
  });

  it('gives back rows that were deleted, and writes nothing in their place', async () => {
    const { flush, sheet, statuses } = await prepared(40);
    sheet.deleteCells(rowArea(10, 2), 'up');
    expect(await flush(writes(9, 12))).toEqual({ written: 2, moved: 1, lost: [write(10), write(11)] });
    expect(statuses()).toEqual({ [loan(9)]: 'Accepted 9', [loan(12)]: 'Accepted 12' });
  });

  it('gives back a row whose own cells were changed', async () => {
    const { flush, sheet, statuses } = await prepared(5);
    sheet.write({ row: 2, column: 0, rowCount: 1, columnCount: 1 }, [['99999']], 'exact');
    expect(await flush(writes(1, 3))).toMatchObject({ written: 2, lost: [write(2)] });
    expect(statuses()).toEqual({ [loan(1)]: 'Accepted 1', [loan(3)]: 'Accepted 3' });
  });

  it('writes equal rows that all moved each once, in their order', async () => {
    const { flush, sheet, values } = await prepared(6);
    sheet.write(
      { row: 1, column: 0, rowCount: 3, columnCount: 2 },
      [
        ['7', 'A'],
        ['7', 'A'],
        ['7', 'A'],
      ],
      'exact',
    );
    sheet.insertCells(rowArea(1), 'down');
    const twin = (row: number): RowWrite => ({ row, identity: ['7', 'A'], words: [`row ${row}`, null, null] });
    expect(await flush([twin(1), twin(2), twin(3)])).toMatchObject({ written: 3, lost: [] });
    expect(values(2, 3, 3, 1).flat().sort()).toEqual(['row 1', 'row 2', 'row 3']);
    expect(values(1, 3, 1, 1)).toEqual([['']]);
  });

  it('takes no equal row for one that was sorted away, also where another is out of sight', async () => {
    const { flush, sheet, values } = await prepared(2_500);
    const twin: RowWrite = { row: 5, identity: ['7', 'A'], words: ['row 5', null, null] };
    for (const row of [20, 2_000]) {
      sheet.write({ row, column: 0, rowCount: 1, columnCount: 2 }, [['7', 'A']], 'exact');
    }
    expect(await flush([twin])).toMatchObject({ written: 0, lost: [twin] });
    expect([values(20, 3, 1, 1), values(2_000, 3, 1, 1)]).toEqual([[['']], [['']]]);
  });

  it('writes nothing at all when the result columns are gone', async () => {
    const { flush, sheet, values } = await prepared(5);
    sheet.deleteCells(columnArea(4), 'left');
    const before = values(0, 0, 6, 8);
    expect(await flush(writes(1, 2))).toEqual({ written: 0, moved: 0, lost: writes(1, 2) });
    expect(values(0, 0, 6, 8)).toEqual(before);
  });
});

describe('rows that move between the look and the write', () => {
  it.each([
    [
      'a sort with the results',
      ({ sheet }: Prepared) =>
        sheet.sort({ row: 1, column: 0, rowCount: 40, columnCount: 6 }, [{ column: 2, ascending: false }]),
    ],
    [
      'a sort without the results',
      ({ sheet }: Prepared) =>
        sheet.sort({ row: 1, column: 0, rowCount: 40, columnCount: 3 }, [{ column: 2, ascending: false }]),
    ],
    ['a new row', ({ sheet }: Prepared) => sheet.insertCells(rowArea(5), 'down')],
    ['deleted rows', ({ sheet }: Prepared) => sheet.deleteCells(rowArea(2, 2), 'up')],
    [
      'a filter',
      ({ sheet }: Prepared) =>
        sheet.filter({ row: 0, column: 0, rowCount: 41, columnCount: 3 }, 0, [loan(10), loan(12)]),
    ],
  ])('repairs what %s made wrong, in at most four batches', async (_, change) => {
    const it = await prepared(40, { misplacesAcrossHiddenRows: false });
    it.afterNextBatch(() => change(it));
    let report;
    expect(await it.batchesOf(async () => (report = await it.flush(writes(8, 20))))).toBeLessThanOrEqual(4);
    expect(report).toMatchObject({ written: 13, lost: [] });
    expect(it.statuses()).toEqual(expected(8, 20));
  });

  it('leaves a column of hers exactly as it was when it came into the place of the results', async () => {
    const it = await prepared(12);
    const hers: FileCell[] = [
      { value: '=1+1' },
      { value: '007' },
      { value: 1234.5, format: '0.00' },
      { value: 'HYPERLINK', formula: '=HYPERLINK("https://x.example","x")' },
      { value: true },
      { value: '12', format: '@' },
      { value: 45_000, format: 'dd/mm/yyyy' },
    ];
    const area = { row: 1, column: 3, rowCount: hers.length, columnCount: 1 };
    const look = () =>
      (['values', 'texts', 'kinds', 'formats', 'formulas'] as const).map((aspect) => it.sheet.read(area, aspect));
    let before: unknown;
    it.afterNextBatch(() => {
      it.sheet.insertCells(columnArea(3), 'right');
      it.sheet.writeFormats(
        area,
        hers.map(({ format }) => [format ?? 'General']),
      );
      it.sheet.write(
        area,
        hers.map(({ value }) => [value]),
        'exact',
      );
      it.sheet.write({ ...area, row: 4, rowCount: 1 }, [[hers[3]!.formula!]], 'typed');
      before = look();
    });
    expect(await it.flush(writes(1, 12))).toMatchObject({ written: 12, lost: [] });
    expect(look()).toEqual(before);
    expect(it.statuses()).toEqual(expected(1, 12));
  });

  it('puts back what stood beside the wrong rows', async () => {
    const it = await prepared(40);
    await it.flush(writes(1, 40));
    it.afterNextBatch(() => it.sheet.insertCells(rowArea(1), 'down'));
    const again = Array.from({ length: 5 }, (_, at) => write(at + 10, ['Rejected', 'why', null]));
    expect(await it.flush(again)).toEqual({ written: 5, moved: 5, lost: [] });
    const want = { ...expected(1, 40), ...Object.fromEntries(again.map(({ row }) => [loan(row), 'Rejected'])) };
    expect(it.statuses()).toEqual(want);
    expect(it.values(10, 3, 2, 3)).toEqual([
      ['Accepted 9', '', 'ref 9'],
      ['Rejected', 'why', 'ref 10'],
    ]);
  });

  it('gives back rows that were deleted in between, and clears what it wrote beside others', async () => {
    const it = await prepared(40);
    it.afterNextBatch(() => it.sheet.deleteCells(rowArea(10, 2), 'up'));
    expect(await it.flush(writes(9, 12))).toEqual({ written: 2, moved: 1, lost: [write(10), write(11)] });
    expect(it.statuses()).toEqual({ [loan(9)]: 'Accepted 9', [loan(12)]: 'Accepted 12' });
  });

  it('puts values right that Excel gave to the wrong rows of a filtered block', async () => {
    const it = await prepared(40, { misplacesAcrossHiddenRows: true });
    it.afterNextBatch(() => it.sheet.setHidden('row', 10, 2, true));
    const report = await it.flush(writes(8, 20));
    const lost = report.lost.map(({ row }) => row);
    const shown = it.statuses();
    for (const [key, status] of Object.entries(shown)) expect(status).toBe(expected(8, 20)[key]);
    expect(Object.keys(shown)).toHaveLength(report.written);
    expect(report.written + lost.length).toBe(13);
  });
});

describe('what Excel refuses', () => {
  it('does not write into a protected sheet', async () => {
    const { flush, model, sheet, lane } = await prepared(5);
    model.setProtected(sheet.id, true);
    lane.resetJournal();
    await expect(flush(writes(1, 2))).rejects.toMatchObject({ code: 'sheetProtected' });
    expect(lane.journal().batches.flatMap(({ members }) => members)).not.toContain('Range.NumberFormat');
  });

  it('says when the sheet is gone, and when the session is', async () => {
    const { flush, model, sheet, lane } = await prepared(5);
    lane.failNext(5012);
    await expect(flush(writes(1, 2))).rejects.toMatchObject({ code: 'excelSessionLost' });
    model.addSheet('Other');
    model.deleteSheet(sheet.id);
    await expect(flush(writes(1, 2))).rejects.toMatchObject({ code: 'sheetGone' });
  });

  it('may be flushed again after an answer was lost', async () => {
    const { flush, statuses, lane } = await prepared(5);
    lane.failNext(5012, { moment: 'after', when: 'NumberFormat' });
    await expect(flush(writes(1, 5))).rejects.toMatchObject({ code: 'excelSessionLost' });
    expect(await flush(writes(1, 5))).toEqual({ written: 5, moved: 0, lost: [] });
    expect(statuses()).toEqual(expected(1, 5));
  });
});

describe('columns that Excel does not find by their headers', () => {
  it('are written by their places while they are hidden', async () => {
    const { flush, statuses, sheet, batchesOf } = await prepared(40);
    sheet.setHidden('column', RESULTS[1]!, 1, true);
    expect(await batchesOf(() => flush(writes(8, 20)))).toBe(4);
    expect(statuses()).toEqual(expected(8, 20));
  });

  it('and of which another has the same header, are written by their places too', async () => {
    const { flush, statuses, sheet } = await prepared(40);
    sheet.write({ row: 0, column: 8, rowCount: 1, columnCount: 1 }, [[HEADERS[1]!]], 'exact');
    await flush(writes(8, 20));
    expect(statuses()).toEqual(expected(8, 20));
    expect(sheet.usedArea(true)!.columnCount).toBe(9);
  });
});

describe('hidden rows', () => {
  it('are written to their own places, in two batches', async () => {
    const { flush, statuses, sheet, batchesOf } = await prepared(40);
    sheet.setHidden('row', 10, 3, true);
    expect(await batchesOf(() => flush(writes(8, 20)))).toBe(2);
    expect(statuses()).toEqual(expected(8, 20));
  });

  it('never take what belongs to shown ones, where Excel misplaces blocks that mix them', async () => {
    const { flush, statuses, sheet } = await prepared(40, { misplacesAcrossHiddenRows: true });
    sheet.setHidden('row', 10, 3, true);
    const { written, lost } = await flush(writes(8, 20));
    expect(statuses()).toMatchObject({ ...expected(8, 9), ...expected(13, 20) });
    expect({ ...expected(8, 20), ...statuses() }).toEqual(expected(8, 20));
    expect(written).toBe(Object.keys(statuses()).length);
    expect(written + lost.length).toBe(13);
  });
});
