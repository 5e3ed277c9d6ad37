import { identityTexts } from '../../../src/core/check/rowNames';
import type { RowWrite } from '../../../src/ports/workbook';
import { closeSheet, openSheet, type SheetInExcel, type Start } from './sheetInExcel';

afterEach(closeSheet);

const HEADERS = [{ write: 'Kiva status', known: ['Kiva status'], width: 120 }];

/** Rows of one loan and subject, each with a body of its own; writes say of which body they are. */
async function twins(bodies: readonly string[], settings: Parameters<typeof openSheet>[1] = {}) {
  const rows = bodies.map((body): Start[] => ['L1', 'News', body]);
  const opened: SheetInExcel = openSheet([['Loan', 'Subject', 'Body'], ...rows], settings);
  const columns = await opened.workbook.resultColumns(opened.sheet.id, 0, HEADERS);
  const identity = { columns: [0, 1, 2], hashed: 1, firstRow: 1, lastRow: bodies.length };
  const writes = bodies.map((body, r): RowWrite => ({
    row: r + 1,
    identity: identityTexts(['L1', 'News', body], 1),
    words: [`of ${body.slice(0, 6)}`],
  }));
  return {
    ...opened,
    flush: (rowsWritten = writes) => opened.workbook.flush(opened.sheet.id, identity, columns, rowsWritten),
    writes,
    shown: () => opened.values(1, 2, bodies.length, 2).map(([body, status]) => [String(body).slice(0, 6), status]),
  };
}

it('each of two journals of one loan and subject keeps its own result through a sort of her columns', async () => {
  const { sheet, flush, shown } = await twins(['Good a', 'Good b']);
  sheet.sort({ row: 1, column: 0, rowCount: 2, columnCount: 3 }, [{ column: 2, ascending: false }]);
  const { lost } = await flush();
  expect(lost).toEqual([]);
  expect(shown()).toEqual([
    ['Good b', 'of Good b'],
    ['Good a', 'of Good a'],
  ]);
});

it('the result of a journal that was deleted goes to no other of its loan and subject', async () => {
  const { sheet, flush, shown, writes } = await twins(['Good a', 'Good b']);
  sheet.deleteCells({ row: 1, column: 0, rowCount: 1, columnCount: 16_384 }, 'up');
  const { lost } = await flush([writes[0]!]);
  expect(lost).toEqual([writes[0]]);
  expect(shown()[0]).toEqual(['Good b', '']);
});

it('bodies too long for one look at the whole sheet are looked at around the rows that are written', async () => {
  const long = (n: number): string => `N${String(n).padStart(4, '0')} ${'long '.repeat(60)}`;
  const bodies = Array.from({ length: 1_000 }, (_, n) => long(n));
  const { flush, shown, writes } = await twins(bodies, { payloadLimit: 200_000 });
  const { lost } = await flush(writes.slice(400, 500));
  expect(lost).toEqual([]);
  expect(shown()[450]).toEqual(['N0450 ', 'of N0450 ']);
  expect(shown()[399]).toEqual(['N0399 ', '']);
});

it('results find their rows where a column came in after these were read, before the result columns were found', async () => {
  const { sheet, workbook, values } = openSheet([
    ['Loan', 'Body'],
    ['L1', 'Good'],
  ]);
  sheet.insertCells({ row: 0, column: 1, rowCount: 1_048_576, columnCount: 1 }, 'right');
  const columns = await workbook.resultColumns(sheet.id, 0, HEADERS);
  const identity = { columns: [0, 1], headers: ['Loan', 'Body'], hashed: 1, firstRow: 1, lastRow: 1 };
  const write = { row: 1, identity: identityTexts(['L1', 'Good'], 1), words: ['of Good'] };
  expect(await workbook.flush(sheet.id, identity, columns, [write])).toMatchObject({ lost: [] });
  expect(values(1, 0, 1, 4)).toEqual([['L1', '', 'Good', 'of Good']]);
});
