import type { WorkbookFile } from '../../src/files/workbookFile';
import { ArrayModel } from '../../src/workbench/model/arrayModel';
import { parseA1 } from '../../src/workbench/model/area';
import { officeInNode } from '../support/officeInNode';
import { REPAYMENTS } from './modelContract';

const open = (settings = {}, file: WorkbookFile = REPAYMENTS) => officeInNode(new ArrayModel(file), settings);

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A run on the active sheet that says what came of it: its result, or the error's code. */
const attempt = async <T>(
  { Excel }: ReturnType<typeof open>,
  act: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>,
): Promise<T | string> => {
  try {
    return await Excel.run((context) => act(context.workbook.worksheets.getActiveWorksheet(), context));
  } catch (thrown) {
    return (thrown as { code: string }).code;
  }
};

const write = (office: ReturnType<typeof open>, address: string, values: unknown[][]) =>
  attempt(office, async (sheet, context) => {
    sheet.getRange(address).values = values;
    await context.sync();
    return 'written';
  });

describe('reading', () => {
  it('gives null for whole columns and for too many cells', async () => {
    const office = open({ readCellLimit: 6 });
    const read = await attempt(office, async (sheet, context) => {
      const ranges = ['A:B', 'A1:C3', 'A1:B3'].map((address) => sheet.getRange(address).load('values'));
      await context.sync();
      return ranges.map((range) => range.values);
    });
    expect(read).toEqual([
      null,
      null,
      [
        ['Loan', 'Name'],
        ['00301', 'Rosa'],
        ['00302', 'ana'],
      ],
    ]);
  });

  it('tells hidden rows, protection, used range and 1904 dates', async () => {
    const office = open({}, { ...REPAYMENTS, date1904: true });
    const seen = await attempt(office, async (sheet, context) => {
      const rows = sheet.getRange('A2:A5').getRowProperties({ rowHidden: true });
      const used = sheet.getUsedRangeOrNullObject(true).load('address');
      const day = context.workbook.functions.date(2000, 1, 1).load('value');
      sheet.protection.load('protected');
      await context.sync();
      const hidden = rows.value.map((row) => row.rowHidden);
      return { hidden, used: used.address, day: day.value, isProtected: sheet.protection.protected };
    });
    expect(seen).toEqual({ hidden: [false, false, true, false], used: 'March!A1:C5', day: 35064, isProtected: false });
  });

  it('finds a text as a person would: whole or in part, by case or not, from either end, in no hidden column', async () => {
    const office = open();
    const found = (text: string, criteria: Excel.SearchCriteria): Promise<string> =>
      attempt(office, async (sheet, context) => {
        const cell = sheet.getRange('A1:C5').find(text, criteria).load('address');
        await context.sync();
        return cell.address;
      });
    expect(await found('name', {})).toBe('March!B1');
    expect(await found('name', { matchCase: true })).toBe('ItemNotFound');
    expect(await found('Nam', { completeMatch: true })).toBe('ItemNotFound');
    expect(await found('0030', { searchDirection: 'Backwards' })).toMatch(/^March!A[3-5]$/);
    await attempt(office, async (sheet, context) => {
      sheet.getRange('B:B').columnHidden = true;
      await context.sync();
    });
    expect(await found('Name', { completeMatch: true, matchCase: true })).toBe('ItemNotFound');
  });

  it('answers null objects, and ItemNotFound for the strict members', async () => {
    const office = open();
    const nulls = await attempt(office, async (sheet, context) => {
      const lost = [
        context.workbook.worksheets.getItemOrNullObject('May'),
        context.workbook.tables.getItemOrNullObject('T'),
        sheet.getRange('A1').getIntersectionOrNullObject('B2'),
        sheet.autoFilter.getRangeOrNullObject(),
        context.workbook.names.getItemOrNullObject('n'),
        context.workbook.worksheets.add('Empty').getUsedRangeOrNullObject(true),
      ];
      await context.sync();
      return lost.map((one) => one.isNullObject);
    });
    expect(nulls).toEqual([true, true, true, true, true, true]);
    expect(
      await attempt(office, (_, context) => {
        context.workbook.worksheets.getItem('May').load('name');
        return context.sync();
      }),
    ).toBe('ItemNotFound');
    expect(office.journal().notImplemented).toEqual([]);
  });
});

describe('writing', () => {
  it.each([
    ['a wrong shape', 'A1:B2', [[1, 2]], 'InvalidArgument'],
    ['a ragged grid', 'A1:B2', [[1, 2], [3]], 'InvalidArgument'],
    ['a whole column', 'A:A', [[1]], 'InvalidArgument'],
    ['a text of 32,768 characters', 'A1', [['x'.repeat(32_768)]], 'InvalidArgument'],
    ['an object', 'A1', [[{}]], 'InvalidArgument'],
    ['what fits', 'A1:B1', [[1, null]], 'written'],
  ])('judges %s', async (_, address, values, outcome) => {
    const office = open();
    const before = office.model.sheet('March').read(parseA1('A1:C5'), 'values');
    expect(await write(office, address, values)).toBe(outcome);
    if (outcome !== 'written') expect(office.model.sheet('March').read(parseA1('A1:C5'), 'values')).toEqual(before);
  });

  it('refuses a protected sheet and changes nothing', async () => {
    const office = open();
    office.model.setProtected('March', true);
    expect(await write(office, 'A2', [['x']])).toBe('AccessDenied');
    expect(office.model.sheet('March').read(parseA1('A2'), 'values')).toEqual([['00301']]);
  });

  it('lands a block that the library sends in pieces', async () => {
    const office = open();
    const rows = Array.from({ length: 1000 }, (_, i) => [i, `row ${i}`]);
    expect(await write(office, 'H1:I1000', rows)).toBe('written');
    expect(office.model.sheet('March').read(parseA1('H1:I1000'), 'values')).toEqual(rows);
    expect(office.journal().batches).toHaveLength(2);
  });

  it('misplaces blocks across hidden rows only when asked to', async () => {
    const office = open();
    const values = [['a'], ['b'], ['c'], ['d']];
    await write(office, 'D2:D5', values);
    expect(office.model.sheet('March').read(parseA1('D2:D5'), 'values')).toEqual(values);
    office.host.settings.misplacesAcrossHiddenRows = true;
    await write(office, 'E2:E5', values);
    expect(office.model.sheet('March').read(parseA1('E2:E5'), 'values')).toEqual([['a'], ['b'], [''], ['c']]);
  });

  it('keeps what the batch did before the action that failed', async () => {
    const office = open();
    const outcome = await attempt(office, async (sheet, context) => {
      sheet.getRange('H1').values = [['kept']];
      context.workbook.worksheets.getItem('May').activate();
      await context.sync();
    });
    expect(outcome).toBe('ItemNotFound');
    expect(office.model.sheet('March').read(parseA1('H1'), 'values')).toEqual([['kept']]);
  });

  it('sets fills, fonts, links and widths', async () => {
    const office = open();
    const link = { address: 'https://kiva.test/1', textToDisplay: 'Review' };
    await attempt(office, async (sheet, context) => {
      sheet.getRange('D2:D3').format.fill.color = '#c6efce';
      sheet.getRange('D1').format.font.bold = true;
      sheet.getRange('D:D').format.columnWidth = 120;
      sheet.getRange('D2:D3').setCellProperties([[{ hyperlink: link }], [{ format: { fill: { color: 'red' } } }]]);
      await context.sync();
    });
    const march = office.model.sheet('March');
    expect([march.readLook(1, 3), march.readLook(2, 3), march.readLook(0, 3)]).toEqual([
      { fill: '#C6EFCE' },
      { fill: '#FF0000' },
      { bold: true },
    ]);
    expect(march.hyperlink(1, 3)).toEqual({ address: 'https://kiva.test/1' });
    expect(march.read(parseA1('D2'), 'texts')).toEqual([['Review']]);
    expect(march.columnWidth(3)).toBe(120);
  });

  it('saves, and forgets parts that were not saved on revert', async () => {
    const office = open();
    const read = await attempt(office, async (_, context) => {
      const { customXmlParts } = context.workbook;
      customXmlParts.add('<ledger xmlns="urn:test"><run/></ledger>');
      context.workbook.save();
      customXmlParts.add('<ledger xmlns="urn:test"/>');
      const parts = customXmlParts.getByNamespace('urn:test');
      parts.load('items/id');
      context.workbook.load('isDirty');
      await context.sync();
      const xml = parts.items.map((part) => part.getXml());
      await context.sync();
      return { isDirty: context.workbook.isDirty, xml: xml.map(({ value }) => value) };
    });
    expect(read).toEqual({
      isDirty: true,
      xml: ['<ledger xmlns="urn:test"><run/></ledger>', '<ledger xmlns="urn:test"/>'],
    });
    office.model.revert();
    expect(office.model.parts).toHaveLength(1);
  });
});

describe('the wire', () => {
  it('refuses what is too large, before and after the work', async () => {
    const small = open({ payloadLimit: 3000 });
    expect(
      await write(
        small,
        'A1:A100',
        Array.from({ length: 100 }, () => ['a long text of some thirty characters']),
      ),
    ).toBe('RequestPayloadSizeLimitExceeded');
    expect(small.model.sheet('March').read(parseA1('A1'), 'values')).toEqual([['Loan']]);
    const read = await attempt(small, async (sheet, context) => {
      sheet.getRange('A1:C500').load('values');
      await context.sync();
    });
    expect(read).toBe('ResponsePayloadSizeLimitExceeded');
  });

  it('fails in edit mode, and waits for its end when asked to', async () => {
    const office = open();
    office.editMode(true);
    expect(await write(office, 'A2', [['x']])).toBe('InvalidOperationInCellEditMode');
    const waiting = office.Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A2').values = [['later']];
      await context.sync();
    });
    await settled();
    expect(office.model.sheet('March').read(parseA1('A2'), 'values')).toEqual([['00301']]);
    office.editMode(false);
    await waiting;
    expect(office.model.sheet('March').read(parseA1('A2'), 'values')).toEqual([['later']]);
  });

  it('loses the session until a new one begins', async () => {
    const office = open();
    office.loseSession();
    expect(await write(office, 'A2', [['x']])).toBe('InvalidOrTimedOutSession');
    expect(await write(office, 'A2', [['x']])).toBe('InvalidOrTimedOutSession');
    office.host.beginSession();
    expect(await write(office, 'A2', [['x']])).toBe('written');
  });

  it('can lose an answer after the work was done', async () => {
    const office = open();
    office.failNext(5012, { moment: 'after', when: 'Values' });
    expect(await write(office, 'A2', [['done']])).toBe('InvalidOrTimedOutSession');
    expect(office.model.sheet('March').read(parseA1('A2'), 'values')).toEqual([['done']]);
  });

  it('counts a fault down and leaves other batches alone', async () => {
    const office = open();
    office.failNext(5102, { count: 2, when: 'Range.Values' });
    const name = await attempt(office, async (sheet, context) => {
      sheet.load('name');
      await context.sync();
      return sheet.name;
    });
    const outcomes = [];
    for (let i = 0; i < 3; i++) outcomes.push(await write(office, 'A2', [['x']]));
    expect([name, ...outcomes]).toEqual(['March', 'ActivityLimitReached', 'ActivityLimitReached', 'written']);
  });

  it('runs batches of several runs strictly one after another', async () => {
    const office = open({ latency: 2 });
    const read = await Promise.all(
      [1, 2, 3].map((count) =>
        office.Excel.run(async (context) => {
          const cell = context.workbook.worksheets.getActiveWorksheet().getRange('Z1');
          cell.values = [[count]];
          cell.load('values');
          await context.sync();
          return cell.values[0]?.[0];
        }),
      ),
    );
    expect(read).toEqual([1, 2, 3]);
  });

  it('keeps a journal of batches with bytes and members', async () => {
    const office = open();
    await write(office, 'A2:B2', [['x', 1]]);
    const [batch] = office.journal().batches;
    expect(batch).toMatchObject({ index: 0, actions: expect.any(Number) });
    expect(batch?.members).toEqual(expect.arrayContaining(['Range.Values', 'Worksheet.GetRange']));
    expect(batch?.requestBytes).toBeGreaterThan(100);
    office.resetJournal();
    expect(office.journal().batches).toEqual([]);
  });

  it('answers ApiNotFound loudly for what it lacks, and notes it', async () => {
    const office = open();
    const outcome = await attempt(office, async (sheet, context) => {
      sheet.charts.load('count');
      await context.sync();
    });
    expect(outcome).toBe('ApiNotFound');
    expect(office.journal().notImplemented).toEqual(['Worksheet.Charts']);
  });

  it('plays an older Excel by its requirement sets', async () => {
    const office = open({ requirements: { ExcelApi: '1.8' } });
    const outcome = await attempt(office, async (sheet, context) => {
      sheet.getRange('A1').getRowProperties({ rowHidden: true });
      await context.sync();
    });
    expect(outcome).toBe('ApiNotFound');
    expect(office.journal().notImplemented).toEqual([]);
    expect(office.Office.context.requirements.isSetSupported('ExcelApi', '1.9')).toBe(false);
    expect(office.Office.context.requirements.isSetSupported('ExcelApi', '1.8')).toBe(true);
  });

  it('moves a kept range with inserted rows, and loses it with its rows', async () => {
    const office = open();
    const outcome = await attempt(office, async (sheet, context) => {
      const kept = sheet.getRange('A4').load('values');
      await context.sync();
      office.model.sheet('March').insertCells(parseA1('2:3'), 'down');
      kept.load('values,address');
      await context.sync();
      const moved = [kept.address, kept.values];
      office.model.sheet('March').deleteCells(parseA1('6:6'), 'up');
      kept.load('values');
      const gone = await context.sync().catch((thrown: { code: string }) => thrown.code);
      return [...moved, gone];
    });
    expect(outcome).toEqual(['March!A6', [['00303']], 'InvalidReference']);
  });
});

describe('events', () => {
  it('tells the edits, sorts, selections and activations that were asked for, until removed', async () => {
    const office = open();
    const heard: unknown[] = [];
    const registered = await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('March');
      const handle = sheet.onChanged.add(async ({ address, changeType, source, triggerSource, details }) => {
        heard.push([address, changeType, source, triggerSource, details?.valueBefore, details?.valueAfter]);
      });
      sheet.onRowSorted.add(async ({ address }) => void heard.push(['sorted', address]));
      sheet.onSelectionChanged.add(async ({ address }) => void heard.push(['selected', address]));
      context.workbook.worksheets.onActivated.add(
        async ({ worksheetId }) => void heard.push(['activated', worksheetId]),
      );
      await context.sync();
      return handle;
    });
    const { model } = office;
    const march = model.sheet('March');
    march.write(parseA1('B2'), [['Rosario']], 'typed');
    march.sort(parseA1('A2:C5'), [{ column: 0, ascending: false }]);
    model.actAs('coauthor', () => march.deleteCells(parseA1('2:2'), 'up'));
    model.select(march.id, parseA1('A2:B3'));
    model.activateSheet('Notes');
    await settled();
    await write(office, 'A1', [['by the add-in']]);
    model.activateSheet('March');
    await write(office, 'E1', [['by the add-in']]);
    await settled();
    expect(heard).toEqual([
      ['B2', 'RangeEdited', 'Local', 'Unknown', 'Rosa', 'Rosario'],
      ['sorted', 'A2:C5'],
      ['2:2', 'RowDeleted', 'Remote', 'Unknown', undefined, undefined],
      ['selected', 'A2:B3'],
      ['activated', model.sheet('Notes').id],
      ['activated', march.id],
      ['E1', 'RangeEdited', 'Local', 'ThisLocalAddin', '', 'by the add-in'],
    ]);
    await office.Excel.run(registered.context, async (context) => {
      registered.remove();
      await context.sync();
    });
    march.write(parseA1('B2'), [['unheard']], 'typed');
    await settled();
    expect(heard).toHaveLength(7);
  });

  it('leads from an event to its cells', async () => {
    const office = open();
    const values: unknown[] = [];
    await office.Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async (event) => {
        await office.Excel.run(async (own) => {
          const range = event.getRange(own).load('values');
          await own.sync();
          values.push(range.values);
        });
      });
      await context.sync();
    });
    office.model.sheet('March').write(parseA1('B2:B3'), [['one'], ['two']], 'typed');
    await settled();
    await office.host.idle();
    await settled();
    expect(values).toEqual([[['one'], ['two']]]);
  });
});

describe('tables and filters', () => {
  it('makes, finds, resizes and reads tables', async () => {
    const office = open();
    const seen = await attempt(office, async (sheet, context) => {
      const table = sheet.tables.add('A1:C5', true);
      table.name = 'Repayments';
      table.resize('A1:D5');
      const body = table.getDataBodyRange().load('address');
      table.columns.load('items/name');
      table.load('name,showHeaders');
      const touching = sheet.getRange('B3').getTables(false).load('items/name');
      await context.sync();
      const columns = table.columns.items.map((column) => column.name);
      return [table.name, table.showHeaders, body.address, columns, touching.items.map(({ name }) => name)];
    });
    expect(seen).toEqual(['Repayments', true, 'March!A2:D5', ['Loan', 'Name', 'Paid', ''], ['Repayments']]);
  });

  it('tells that the sheet is filtered, and where', async () => {
    const office = open();
    office.model.sheet('March').filter(parseA1('A1:C5'), 1, ['Luz']);
    const seen = await attempt(office, async (sheet, context) => {
      sheet.autoFilter.load('enabled,isDataFiltered');
      const area = sheet.autoFilter.getRange().load('address');
      await context.sync();
      return [sheet.autoFilter.enabled, sheet.autoFilter.isDataFiltered, area.address];
    });
    expect(seen).toEqual([true, true, 'March!A1:C5']);
  });
});

describe('the Node lane', () => {
  it('puts the globals in place and takes them away', () => {
    const remove = open().install();
    expect(typeof Excel.run).toBe('function');
    remove();
    expect('Excel' in globalThis).toBe(false);
  });
});
