import { runExcel } from '../../../src/adapters/excel/runExcel';
import { closeSheet, openSheet } from './sheetInExcel';

afterEach(closeSheet);

const look = (): Promise<void> =>
  runExcel(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().load('name');
    await context.sync();
  });

it.each([
  [5012, 'excelSessionLost', {}],
  [7000, 'excelAccessDenied', {}],
  [5102, 'tooLarge', {}],
  [5103, 'tooLarge', {}],
  [5104, 'tooLarge', {}],
  ['AccessDenied', 'excelAccessDenied', {}],
  ['ItemNotFound', 'sheetGone', {}],
  ['GeneralException', 'excelRefused', { code: 'GeneralException' }],
])('tells %s as %s', async (excelCode, code, params) => {
  openSheet([['Loan']]).lane.failNext(excelCode);
  await expect(look()).rejects.toMatchObject({ name: 'Fault', code, params });
});

it('waits while a cell is edited, and goes on when it is done', async () => {
  const { lane } = openSheet([['Loan']]);
  lane.editMode(true);
  let isDone = false;
  const looking = look().then(() => (isDone = true));
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(isDone).toBe(false);
  lane.editMode(false);
  await looking;
  expect(isDone).toBe(true);
});

it('says so where Excel cannot wait for the end of editing', async () => {
  openSheet([['Loan']], { requirements: { ExcelApi: '1.9' } }).lane.editMode(true);
  await expect(look()).rejects.toMatchObject({ code: 'excelBusyEditing' });
});

it('lets a bug through as what it is', async () => {
  openSheet([['Loan']]);
  await expect(runExcel(() => Promise.reject(new RangeError('bug')))).rejects.toBeInstanceOf(RangeError);
});

it('carries no word of Excel’s message, which can quote a cell', async () => {
  openSheet([['Loan']]).lane.failNext('InvalidArgument');
  const fault: unknown = await look().catch((error: unknown) => error);
  expect(JSON.stringify(fault)).toBe('{"code":"excelRefused","params":{"code":"InvalidArgument"},"name":"Fault"}');
});
