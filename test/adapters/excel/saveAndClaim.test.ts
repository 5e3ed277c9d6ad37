import { CLAIM_NAMESPACE } from '../../../src/adapters/excel/claims';
import { createExcelWorkbook } from '../../../src/adapters/excel/excelWorkbook';
import { SEND_SETTINGS } from '../../../src/core/send/sendSettings';
import { closeSheet, openSheet } from './sheetInExcel';

afterEach(closeSheet);

const at = (minutes: number): string => new Date(Date.UTC(2026, 5, 1, 10, minutes)).toISOString();

describe('saving', () => {
  it('saves in one batch, and tells whether everything is in the file', async () => {
    const { workbook, sheet, model, batchesOf } = openSheet([['Loan']]);
    expect(await workbook.isSaved()).toBe(true);
    sheet.write({ row: 1, column: 0, rowCount: 1, columnCount: 1 }, [['7']], 'typed');
    expect(await workbook.isSaved()).toBe(false);
    expect(await batchesOf(async () => expect(await workbook.save()).toBe('saved'))).toBe(1);
    expect(model.isDirty).toBe(false);
    expect(await workbook.isSaved()).toBe(true);
  });

  it('knows that a workbook without a file is not saved, though nothing has changed', async () => {
    const { workbook } = openSheet([['Loan']], { previouslySaved: false });
    expect(await workbook.isSaved()).toBe(false);
    expect(await workbook.save()).toBe('saved');
    expect(await workbook.isSaved()).toBe(true);
  });

  it('says that only she can save where Excel has no such call, without asking Excel', async () => {
    const { workbook, model, batchesOf } = openSheet([['Loan']], { requirements: { ExcelApi: '1.9' } });
    model.addPart('<x xmlns="urn:x"/>');
    expect(await batchesOf(async () => expect(await workbook.save()).toBe('unsupported'))).toBe(0);
    expect(await workbook.isSaved()).toBe(false);
  });

  it.each(['AccessDenied', 'GeneralException'])('says that Excel would not, when it answers %s', async (code) => {
    const { workbook, lane } = openSheet([['Loan']]);
    lane.failNext(code, { when: 'Save' });
    expect(await workbook.save()).toBe('refused');
  });

  it('tells a lost session from a refusal', async () => {
    const { workbook, lane } = openSheet([['Loan']]);
    lane.loseSession();
    await expect(workbook.save()).rejects.toMatchObject({ code: 'excelSessionLost' });
  });
});

describe('claims', () => {
  const mine = { runId: 'A', initials: 'MR', at: at(20) };
  const other = { runId: 'B', initials: 'JQ', at: at(19) };

  it('are seen by the other of two people, also when both claim at one moment, and never by oneself', async () => {
    const { model } = openSheet([['Loan']]);
    const [one, two] = [createExcelWorkbook(), createExcelWorkbook()];
    const seen = await Promise.all([one.claim(mine), two.claim(other)]);
    expect(seen.flat()).not.toEqual([]);
    expect(await one.claim({ ...mine, at: at(21) })).toEqual([other]);
    expect(await two.claim(other)).toEqual([{ ...mine, at: at(21) }]);
    expect(model.parts.filter(({ namespace }) => namespace === CLAIM_NAMESPACE)).toHaveLength(2);
    await two.releaseClaim('B');
    expect(await one.claim(mine)).toEqual([]);
    await one.releaseClaim('A');
    expect(model.parts).toEqual([]);
  });

  it('of a pane that died count as long as any claim of a send, and are cleared away after a day', async () => {
    const { model } = openSheet([['Loan']]);
    const { claimMinutes } = SEND_SETTINGS;
    await createExcelWorkbook().claim({ ...other, at: at(5) });
    await createExcelWorkbook().claim({ ...other, runId: 'C', at: at(2 * claimMinutes + 10) });
    expect(await createExcelWorkbook().claim({ ...mine, at: at(5 + claimMinutes - 1) })).toMatchObject([
      { runId: 'B' },
    ]);
    expect(await createExcelWorkbook().claim({ ...mine, runId: 'D', at: at(5 + claimMinutes) })).toMatchObject([
      { runId: 'A' },
    ]);
    expect(model.parts).toHaveLength(4);
    expect(await createExcelWorkbook().claim({ ...mine, runId: 'E', at: at(24 * 60 + 5 + claimMinutes - 1) })).toEqual(
      [],
    );
    const kept = model.parts.map(({ xml }) => /"runId":"(.)"/.exec(xml)?.[1]);
    expect(kept).toEqual(['C', 'D', 'E']);
  });

  it('last as long as the setting says', async () => {
    openSheet([['Loan']]);
    await createExcelWorkbook().claim({ ...other, at: at(5) });
    expect(await createExcelWorkbook(undefined, 10).claim(mine)).toEqual([]);
  });

  it('can be released by another pane, twice, and by no claimer at all', async () => {
    const { model } = openSheet([['Loan']]);
    const one = createExcelWorkbook();
    await one.claim(mine);
    await createExcelWorkbook().releaseClaim('A');
    expect(model.parts).toEqual([]);
    await one.releaseClaim('A');
    await one.releaseClaim('never');
  });

  it('of strangers are left alone, and hold markup only as text', async () => {
    const { model } = openSheet([['Loan']]);
    const strange = ['not json', '{"runId":7}', '{"runId":"x","initials":"y","at":"yesterday"}'];
    for (const text of strange) model.addPart(`<claim xmlns="${CLAIM_NAMESPACE}">${text}</claim>`);
    await createExcelWorkbook().claim({ ...other, initials: '</claim>&ñ' });
    expect(await createExcelWorkbook().claim(mine)).toEqual([{ ...other, initials: '</claim>&ñ' }]);
    expect(model.parts).toHaveLength(5);
  });
});
