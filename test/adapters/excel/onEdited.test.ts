import { isEdit } from '../../../src/adapters/excel/onEdited';
import type { SheetEdit } from '../../../src/ports/workbook';
import { atRest, closeSheet, openSheet } from './sheetInExcel';

afterEach(closeSheet);

const HEADERS = ['Status', 'Message'].map((write) => ({ write, known: [write], width: 120 }));
const ROWS = [
  ['Loan', 'Amount'],
  ['1', 5],
  ['2', 6],
];
const cell = { row: 1, column: 1, rowCount: 1, columnCount: 1 };

it('hears a person typing, inserting and sorting, here or elsewhere, until it is stopped', async () => {
  const { workbook, sheet, model } = openSheet(ROWS);
  let heard = 0;
  const stop = await workbook.onEdited(() => (heard += 1));
  const after = async (act: () => void): Promise<number> => {
    heard = 0;
    act();
    await atRest();
    return heard;
  };
  expect(await after(() => sheet.write(cell, [[7]], 'typed'))).toBe(1);
  expect(await after(() => model.actAs('coauthor', () => sheet.write(cell, [[8]], 'typed')))).toBe(1);
  expect(await after(() => sheet.insertCells({ row: 1, column: 0, rowCount: 1, columnCount: 16_384 }, 'down'))).toBe(1);
  const body = { row: 1, column: 0, rowCount: 3, columnCount: 2 };
  expect(await after(() => sheet.sort(body, [{ column: 1, ascending: false }]))).toBe(1);
  await stop();
  expect(await after(() => sheet.write(cell, [[9]], 'typed'))).toBe(0);
});

it('tells where and how, so that a few cells can be told from rows that moved', async () => {
  const { workbook, sheet } = openSheet(ROWS);
  const heard: SheetEdit[] = [];
  await workbook.onEdited((edit) => heard.push(edit));
  sheet.write(cell, [[7]], 'typed');
  sheet.insertCells({ row: 1, column: 0, rowCount: 1, columnCount: 16_384 }, 'down');
  sheet.sort({ row: 1, column: 0, rowCount: 3, columnCount: 2 }, [{ column: 1, ascending: false }]);
  await atRest();
  expect(heard.map(({ sheetId, changeType }) => [sheetId, changeType])).toEqual(
    ['RangeEdited', 'RowInserted', 'RowSorted'].map((change) => [sheet.id, change]),
  );
  expect(heard[0]?.address).toBe('B2');
});

it('does not hear its own writing', async () => {
  const { workbook, sheet } = openSheet(ROWS);
  let heard = 0;
  await workbook.onEdited(() => (heard += 1));
  const columns = await workbook.resultColumns(sheet.id, 0, HEADERS);
  const identity = { columns: [0], firstRow: 1, lastRow: 2 };
  await workbook.flush(sheet.id, identity, columns, [{ row: 1, identity: ['1'], words: ['Accepted', ''] }]);
  await atRest();
  expect(heard).toBe(0);
});

it('works where Excel has no event for sorting', async () => {
  const { workbook, sheet } = openSheet(ROWS, { requirements: { ExcelApi: '1.9' } });
  let heard = 0;
  await workbook.onEdited(() => (heard += 1));
  sheet.write(cell, [[7]], 'typed');
  await atRest();
  expect(heard).toBe(1);
});

it.each([
  ['D5:E204', 'ThisLocalAddin', false],
  ['A1', 'ThisLocalAddin', false],
  ['D5:E204', undefined, false],
  ["'My sheet'!$D$5", undefined, false],
  ['C5:E204', undefined, true],
  ['A1', undefined, true],
  ['5:5', undefined, true],
  ['D:D', undefined, true],
  ['D5,A1', undefined, true],
  ['D5', 'Unknown', false],
])('where results stand in D and E, a change of %s by %s is an edit: %s', (address, triggerSource, expected) => {
  const event = { worksheetId: 's', address, ...(triggerSource === undefined ? {} : { triggerSource }) };
  expect(isEdit(event, new Map([['s', [3, 4]]]))).toBe(expected);
});
