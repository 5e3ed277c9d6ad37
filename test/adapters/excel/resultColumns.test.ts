import type { ResultHeader } from '../../../src/ports/workbook';
import { closeSheet, openSheet, type Start } from './sheetInExcel';

afterEach(closeSheet);

const HEADERS: ResultHeader[] = [
  { write: 'Estado', known: ['Status', 'Estado', 'Statut'], width: 120 },
  { write: 'Mensaje', known: ['Message', 'Mensaje'], width: 120 },
  { write: 'Enviado', known: ['Sent at', 'Enviado'], width: 90 },
];
const BODY: Start[][] = [
  ['1', 'Ana', 5],
  ['2', 'Luz', 6],
];

it('makes the columns right of the used range, as text, with bold headers', async () => {
  const { workbook, sheet, values, batchesOf, lane } = openSheet([
    ['Pagos de mayo'],
    [],
    ['Loan', 'Name', 'Amount'],
    ...BODY,
  ]);
  let columns;
  const made = await batchesOf(async () => (columns = await workbook.resultColumns(sheet.id, 2, HEADERS)));
  expect(columns).toEqual([3, 4, 5]);
  expect(made).toBe(3);
  expect(lane.journal().notImplemented).toEqual([]);
  expect(values(2, 0, 1, 6)).toEqual([['Loan', 'Name', 'Amount', 'Estado', 'Mensaje', 'Enviado']]);
  expect(sheet.readLook(2, 3).bold).toBe(true);
  expect([3, 4, 5].map((column) => sheet.columnWidth(column))).toEqual([120, 120, 90]);
  expect(sheet.read({ row: 3, column: 3, rowCount: 2, columnCount: 3 }, 'formats').flat()).toEqual(Array(6).fill('@'));
  expect(sheet.read({ row: 2, column: 2, rowCount: 3, columnCount: 1 }, 'formats').flat()).toEqual(
    Array(3).fill('General'),
  );
});

it('finds them again by their headers in any language and order, in two batches, without writing', async () => {
  const { workbook, sheet, batchesOf, model } = openSheet([['Sent at', 'Loan', 'Statut', 'Name', 'Message'], ...BODY]);
  let columns;
  expect(await batchesOf(async () => (columns = await workbook.resultColumns(sheet.id, 0, HEADERS)))).toBe(2);
  expect(columns).toEqual([2, 4, 0]);
  expect(model.isDirty).toBe(false);
});

it('makes only the column that is missing', async () => {
  const { workbook, sheet, values } = openSheet([['Loan', 'Status', 'Message', 'Note'], ...BODY]);
  expect(await workbook.resultColumns(sheet.id, 0, HEADERS)).toEqual([1, 2, 4]);
  expect(values(0, 0, 1, 5)).toEqual([['Loan', 'Status', 'Message', 'Note', 'Enviado']]);
});

const TICK: ResultHeader = { write: 'Finalised in PA2', known: ['Finalizado en PA2'], width: 110, hers: true };

it('adds the column of her ticks right of everything in an older sheet, and touches none of its cells', async () => {
  const { workbook, sheet, values } = openSheet([['Loan', 'Status', 'Message', 'Sent at', 'Her note'], ...BODY]);
  expect(await workbook.resultColumns(sheet.id, 0, [...HEADERS, TICK])).toEqual([1, 2, 3, 5]);
  expect(values(0, 0, 1, 6)).toEqual([['Loan', 'Status', 'Message', 'Sent at', 'Her note', 'Finalised in PA2']]);
  expect(sheet.read({ row: 1, column: 5, rowCount: 2, columnCount: 1 }, 'formats').flat()).toEqual(
    Array(2).fill('General'),
  );
  expect(sheet.columnWidth(5)).toBe(110);
});

it('finds the column of her ticks again under another language, wherever she moved it', async () => {
  const { workbook, sheet, model } = openSheet([
    ['Finalizado en PA2', 'Loan', 'Status', 'Message', 'Sent at'],
    ...BODY,
  ]);
  expect(await workbook.resultColumns(sheet.id, 0, [...HEADERS, TICK])).toEqual([2, 3, 4, 0]);
  expect(model.isDirty).toBe(false);
});

it('does not take a column of hers that happens to be called Status', async () => {
  const { workbook, sheet, values } = openSheet([
    ['Loan', 'Status', 'Amount'],
    ['1', 'active', 5],
  ]);
  expect(await workbook.resultColumns(sheet.id, 0, HEADERS)).toEqual([3, 4, 5]);
  expect(await workbook.resultColumns(sheet.id, 0, HEADERS)).toEqual([3, 4, 5]);
  expect(values(1, 0, 1, 3)).toEqual([['1', 'active', 5]]);
});

it('never writes a header as a formula', async () => {
  const { workbook, sheet } = openSheet([['Loan'], ...BODY]);
  await workbook.resultColumns(sheet.id, 0, [{ write: '=1+1', known: [], width: 120 }]);
  expect(sheet.read({ row: 0, column: 3, rowCount: 1, columnCount: 1 }, 'values')).toEqual([['=1+1']]);
});

it('says when the sheet is protected, empty, full or gone', async () => {
  const { workbook, sheet, model } = openSheet([['Loan'], ...BODY]);
  model.setProtected(sheet.id, true);
  await expect(workbook.resultColumns(sheet.id, 0, HEADERS)).rejects.toMatchObject({ code: 'sheetProtected' });
  model.setProtected(sheet.id, false);
  sheet.write({ row: 0, column: 16_383, rowCount: 1, columnCount: 1 }, [['end']], 'exact');
  await expect(workbook.resultColumns(sheet.id, 0, HEADERS)).rejects.toMatchObject({ code: 'tooLarge' });
  const empty = model.addSheet('Empty');
  await expect(workbook.resultColumns(empty.id, 0, HEADERS)).rejects.toMatchObject({ code: 'sheetEmpty' });
  model.deleteSheet(sheet.id);
  await expect(workbook.resultColumns(sheet.id, 0, HEADERS)).rejects.toMatchObject({ code: 'sheetGone' });
});

it('takes its headers away again where the header row moved meanwhile', async () => {
  const opened = openSheet([
    ['Loan', 'Amount'],
    ['1', 50],
    ['2', 60],
  ]);
  const { workbook, sheet, values } = opened;
  const insertRow = (): void => {
    sheet.insertCells({ row: 0, column: 0, rowCount: 1, columnCount: 16_384 }, 'down');
  };
  const insertColumn = (): void => {
    sheet.insertCells({ row: 0, column: 0, rowCount: 1_048_576, columnCount: 1 }, 'right');
  };
  // Between looking and making, and between making and taking away.
  opened.afterNextBatch(() =>
    opened.afterNextBatch(() => {
      insertRow();
      opened.afterNextBatch(insertColumn);
    }),
  );
  const making = workbook.resultColumns(sheet.id, 0, HEADERS);
  await expect(making).rejects.toMatchObject({ code: 'excelRefused' });
  expect(values(0, 0, 4, 8)).toEqual([
    Array(8).fill(''),
    ['', 'Loan', 'Amount', ...Array<string>(5).fill('')],
    ['', '1', 50, ...Array<string>(5).fill('')],
    ['', '2', 60, ...Array<string>(5).fill('')],
  ]);
});

it('overwrites nothing of hers where a column comes between looking and making', async () => {
  const rows = [
    ['Loan', 'Amount'],
    ['1', 50],
    ['2', 60],
  ];
  const opened = openSheet(rows, { misplacesAcrossHiddenRows: true });
  const { workbook, sheet, values } = opened;
  sheet.setHidden('row', 1, 1, true);
  const formats = (): unknown => sheet.read({ row: 0, column: 2, rowCount: 3, columnCount: 1 }, 'formats');
  const change = (): void => {
    sheet.insertCells({ row: 0, column: 0, rowCount: 1_048_576, columnCount: 1 }, 'right');
  };
  const before = sheet.read({ row: 0, column: 1, rowCount: 3, columnCount: 1 }, 'formats');
  const { host } = opened.lane;
  const execute = host.execute.bind(host);
  const amounts: unknown[] = [];
  host.execute = async (body, flags) => {
    const answer = await execute(body, flags);
    // The pane may die after each batch.
    amounts.push([values(0, 1, 3, 1), values(0, 2, 3, 1)].map((cells) => cells.flat().join()).join('|'));
    return answer;
  };
  // Two batches look; the column comes after the second.
  opened.afterNextBatch(() => opened.afterNextBatch(change));
  const columns = await workbook.resultColumns(sheet.id, 0, [
    { write: 'Kiva status', known: ['Kiva status'], width: 100 },
    { write: 'Sent at', known: ['Sent at'], width: 100 },
  ]);
  expect(values(0, 0, 3, 5)).toEqual([
    ['', 'Loan', 'Amount', 'Kiva status', 'Sent at'],
    ['', '1', 50, '', ''],
    ['', '2', 60, '', ''],
  ]);
  expect(columns).toEqual([3, 4]);
  expect(formats()).toEqual(before);
  expect(amounts.filter((shown) => !String(shown).includes('Amount,50,60'))).toEqual([]);
});
