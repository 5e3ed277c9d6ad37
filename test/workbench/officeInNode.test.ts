import { ArrayModel } from '../../src/workbench/model/arrayModel';
import { officeInNode } from '../support/officeInNode';

const open = (settings = {}) => officeInNode(new ArrayModel(), settings);

describe('genuine office.js over the workbook host, in Node', () => {
  it('writes and reads back', async () => {
    const { Excel, journal } = open();
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B2').values = [
        [1, 'two'],
        [true, ''],
      ];
      const used = sheet.getUsedRange();
      used.load('values,address,text,valueTypes');
      await context.sync();
      return { values: used.values, address: used.address, text: used.text, types: used.valueTypes };
    });
    expect(read).toEqual({
      values: [
        [1, 'two'],
        [true, ''],
      ],
      address: 'Sheet1!A1:B2',
      text: [
        ['1', 'two'],
        ['TRUE', ''],
      ],
      types: [
        ['Double', 'String'],
        ['Boolean', 'Empty'],
      ],
    });
    expect(journal().notImplemented).toEqual([]);
    expect(journal().batches.length).toBeGreaterThan(0);
  });

  it.each([
    [5004, 'InvalidOperationInCellEditMode'],
    [5012, 'InvalidOrTimedOutSession'],
    [5102, 'ActivityLimitReached'],
    [5103, 'RequestPayloadSizeLimitExceeded'],
    [5104, 'ResponsePayloadSizeLimitExceeded'],
    [7000, 'AccessDenied'],
    ['ItemNotFound', 'ItemNotFound'],
  ])('turns a fault %s into the typed error %s', async (fault, code) => {
    const { Excel, OfficeExtension, failNext } = open();
    failNext(fault);
    const attempt = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().load('name');
      await context.sync();
    });
    await expect(attempt).rejects.toMatchObject({ code });
    await expect(attempt).rejects.toBeInstanceOf(OfficeExtension.Error);
  });
});
