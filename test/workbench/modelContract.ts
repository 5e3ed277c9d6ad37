import type { FileCell, WorkbookFile } from '../../src/files/workbookFile';
import { parseA1 } from '../../src/workbench/model/area';
import type { Aspects, Scalar, SheetModel } from '../../src/workbench/model/sheetModel';
import type { ModelEvent, WorkbookModel } from '../../src/workbench/model/workbookModel';

const cell = (value: Scalar, rest: Partial<FileCell> = {}): FileCell => ({ value, ...rest });

/** Five rows of repayments with a header, as a file gives them. */
export const REPAYMENTS: WorkbookFile = {
  name: 'Repayments.xlsx',
  date1904: false,
  sheets: [
    {
      name: 'March',
      rows: [
        [cell('Loan'), cell('Name'), cell('Paid')],
        [cell('00301'), cell('Rosa'), cell(25.5, { format: '#,##0.00' })],
        [cell('00302'), cell('ana'), cell(1200, { format: '#,##0.00' })],
        [cell('00303'), null, cell(0)],
        [cell('00304'), cell('Luz'), cell('#N/A', { error: true, formula: '=NA()' })],
      ],
      hiddenRows: [3],
      merged: ['E1:F1'],
    },
    { name: 'Notes', rows: [[cell(45000, { format: 'dd/mm/yyyy' })]] },
  ],
};

const read = <A extends keyof Aspects>(sheet: SheetModel, address: string, aspect: A): Aspects[A][][] =>
  sheet.read(parseA1(address), aspect);

const names = (sheet: SheetModel): Scalar[] => read(sheet, 'B2:B5', 'values').map(([name]) => name ?? '');

/** What an engine makes of =SUM(C2:C3), =+C2 and =@cmd once it has calculated. */
type Computed = readonly [Scalar, Scalar, Scalar];

/** What every workbook engine must do; run it against each. */
export const modelContract = (
  engine: string,
  open: (file: WorkbookFile) => WorkbookModel,
  computed: Computed = ['#NAME?', '#NAME?', '#NAME?'],
): void => {
  const start = (): { model: WorkbookModel; march: SheetModel; events: ModelEvent[] } => {
    const model = open(REPAYMENTS);
    const events: ModelEvent[] = [];
    model.onEvent((event) => events.push(event));
    return { model, march: model.sheet('March'), events };
  };

  describe(`${engine}: reading a file`, () => {
    it('keeps values, formulas, texts, kinds and formats', () => {
      const { march } = start();
      expect(read(march, 'A2:C5', 'values')).toEqual([
        ['00301', 'Rosa', 25.5],
        ['00302', 'ana', 1200],
        ['00303', '', 0],
        ['00304', 'Luz', '#N/A'],
      ]);
      expect(read(march, 'C2:C5', 'texts')).toEqual([['25.50'], ['1,200.00'], ['0'], ['#N/A']]);
      expect(read(march, 'C5', 'formulas')).toEqual([['=NA()']]);
      expect(read(march, 'A4:C5', 'kinds')).toEqual([
        ['String', 'Empty', 'Double'],
        ['String', 'String', 'Error'],
      ]);
      expect(read(march, 'B2:C2', 'formats')).toEqual([['General', '#,##0.00']]);
    });

    it('knows the used area, hidden rows and merges, and is clean', () => {
      const { model, march } = start();
      expect(march.usedArea(true)).toEqual(parseA1('A1:C5'));
      expect(march.hidden('row', 2, 3)).toEqual([false, true, false]);
      expect(march.merged).toEqual([parseA1('E1:F1')]);
      expect(model.isDirty).toBe(false);
      expect(read(model.sheet('Notes'), 'A1', 'texts')).toEqual([['15/03/2023']]);
    });

    it('counts days from 1904 when the file does', () => {
      const model = open({ ...REPAYMENTS, date1904: true });
      expect(read(model.sheet('Notes'), 'A1', 'texts')).toEqual([['16/03/2027']]);
    });

    it('answers no used area for an empty sheet', () => {
      const { model } = start();
      expect(model.addSheet().usedArea(false)).toBeNull();
    });
  });

  describe(`${engine}: writing`, () => {
    it('reads typed texts as Excel does, and keeps exact ones', () => {
      const { march } = start();
      const typed = ['007', "'007", 'TRUE', '-12.5', '1e3', 'plain', '-'];
      march.write(parseA1('E2:K2'), [typed], 'typed');
      march.write(parseA1('E3:K3'), [typed], 'exact');
      expect(read(march, 'E2:K2', 'values')).toEqual([[7, '007', true, -12.5, 1000, 'plain', '-']]);
      expect(read(march, 'E3:K3', 'values')).toEqual([typed]);
    });

    it('keeps text in a cell formatted as text', () => {
      const { march } = start();
      march.writeFormats(parseA1('E2:G2'), [['@', '@', '@']]);
      march.write(parseA1('E2:G2'), [['00123', '=1+1', 45]], 'typed');
      expect(read(march, 'E2:G2', 'values')).toEqual([['00123', '=1+1', '45']]);
      expect(read(march, 'E2:G2', 'kinds')).toEqual([['String', 'String', 'String']]);
    });

    it('keeps the format of whole columns for cells to come', () => {
      const { march } = start();
      march.writeFormats(parseA1('H:H'), [['@']]);
      march.write(parseA1('H9'), [['0001']], 'typed');
      expect(read(march, 'H9', 'values')).toEqual([['0001']]);
    });

    it('makes formulas of = + - @, and knows the text of a HYPERLINK at once', async () => {
      const { model, march } = start();
      const link = '=HYPERLINK("https://kiva.test/1","See ""it""")';
      march.write(parseA1('E2:H2'), [[link, '=SUM(C2:C3)', '+C2', '@cmd']], 'typed');
      expect(read(march, 'E2', 'values')).toEqual([['See "it"']]);
      expect(read(march, 'E2:H2', 'formulas')).toEqual([[link, '=SUM(C2:C3)', '=+C2', '=@cmd']]);
      expect(march.hyperlink(1, 4)).toEqual({ address: 'https://kiva.test/1' });
      await model.calculated();
      expect(read(march, 'E2:H2', 'values')).toEqual([['See "it"', ...computed]]);
      const kinds = computed.map((value) => (typeof value === 'number' ? 'Double' : 'Error'));
      expect(read(march, 'E2:H2', 'kinds')).toEqual([['String', ...kinds]]);
      expect(march.hyperlink(1, 4)).toEqual({ address: 'https://kiva.test/1' });
    });

    it('refuses a formula that Excel refuses', () => {
      const { march } = start();
      for (const formula of ['=SUM(A1', '=A1)', '="open', '=1+', '=IF(']) {
        expect(() => march.write(parseA1('E2'), [[formula]], 'typed')).toThrow(
          expect.objectContaining({ code: 'InvalidArgument' }),
        );
      }
      const good = `=IF('My (sheet'!A1="(",1,2)%`;
      march.write(parseA1('E2'), [[good]], 'typed');
      expect(read(march, 'E2', 'formulas')).toEqual([[good]]);
    });

    it('refuses a text of more than 255 characters in a formula', () => {
      const { march } = start();
      const formula = `=HYPERLINK("https://kiva.test/${'x'.repeat(250)}","go")`;
      expect(() => march.write(parseA1('E2'), [[formula]], 'typed')).toThrow(
        expect.objectContaining({ code: 'InvalidArgument' }),
      );
    });

    it('leaves a cell alone for null and empties it for an empty text', () => {
      const { march } = start();
      march.write(parseA1('A2:B2'), [[null, '']], 'typed');
      expect(read(march, 'A2:B2', 'values')).toEqual([['00301', '']]);
      expect(read(march, 'B2', 'kinds')).toEqual([['Empty']]);
    });

    it('overwrites a formula with its format kept', () => {
      const { march } = start();
      march.write(parseA1('C2'), [[1]], 'typed');
      march.write(parseA1('C5'), [['none']], 'typed');
      expect(read(march, 'C2', 'texts')).toEqual([['1.00']]);
      expect(read(march, 'C5', 'formulas')).toEqual([['none']]);
      expect(read(march, 'C5', 'kinds')).toEqual([['String']]);
    });

    it('clears contents, formats or all', () => {
      const { march } = start();
      march.writeLook(parseA1('C2:C3'), { fill: '#FF0000' });
      march.clear(parseA1('C2'), 'contents');
      expect(march.readLook(1, 2)).toEqual({ fill: '#FF0000' });
      expect(read(march, 'C2', 'formats')).toEqual([['#,##0.00']]);
      march.clear(parseA1('C3'), 'formats');
      expect(march.readLook(2, 2)).toEqual({});
      expect(read(march, 'C3', 'texts')).toEqual([['1200']]);
      march.clear(parseA1('A1:C5'), 'all');
      expect(march.usedArea(false)).toBeNull();
    });

    it('merges and takes away parts of a look', () => {
      const { march } = start();
      march.writeLook(parseA1('A2:B3'), { fill: '#FFFF00', bold: true });
      march.writeLook(parseA1('A2'), { fill: undefined });
      expect(march.readLook(1, 0)).toEqual({ bold: true });
      expect(march.readLook(2, 1)).toEqual({ fill: '#FFFF00', bold: true });
    });
  });

  describe(`${engine}: moving rows`, () => {
    it('sorts the visible rows, without case, with empty cells last', () => {
      const { march } = start();
      march.sort(parseA1('A2:C5'), [{ column: 1, ascending: true }]);
      expect(names(march)).toEqual(['ana', 'Luz', '', 'Rosa']);
      expect(read(march, 'A2:A5', 'values')).toEqual([['00302'], ['00304'], ['00303'], ['00301']]);
      expect(read(march, 'C3', 'formulas')).toEqual([['=NA()']]);
    });

    it('puts empty cells last in a descending sort, too', () => {
      const { march } = start();
      march.setHidden('row', 3, 1, false);
      march.sort(parseA1('A2:C5'), [{ column: 1, ascending: false }]);
      expect(names(march)).toEqual(['Rosa', 'Luz', 'ana', '']);
    });

    it('sorts numbers before texts before errors, stable', () => {
      const { march } = start();
      march.write(parseA1('D2:D5'), [['b'], [2], [true], [1]], 'exact');
      march.setHidden('row', 3, 1, false);
      march.sort(parseA1('A2:D5'), [{ column: 3, ascending: true }]);
      expect(read(march, 'D2:D5', 'values')).toEqual([[1], [2], ['b'], [true]]);
    });

    it('sorts some columns alone and leaves the others behind', () => {
      const { march } = start();
      march.sort(parseA1('B2:C5'), [{ column: 1, ascending: true }]);
      expect(names(march)).toEqual(['ana', 'Luz', '', 'Rosa']);
      expect(read(march, 'A2:A5', 'values')).toEqual([['00301'], ['00302'], ['00303'], ['00304']]);
    });

    it('inserts and deletes whole rows, with hidden state, merges and tables', () => {
      const { model, march } = start();
      const table = model.addTable(march.id, parseA1('A1:C5'), true);
      march.insertCells(parseA1('3:4'), 'down');
      expect(read(march, 'A2:A7', 'values')).toEqual([['00301'], [''], [''], ['00302'], ['00303'], ['00304']]);
      expect(march.hidden('row', 3, 4)).toEqual([false, false, true, false]);
      expect(model.tables).toEqual([{ ...table, area: parseA1('A1:C7') }]);
      march.deleteCells(parseA1('1:2'), 'up');
      expect(read(march, 'A3:A5', 'values')).toEqual([['00302'], ['00303'], ['00304']]);
      expect(march.merged).toEqual([]);
      expect(model.tables[0]?.area).toEqual(parseA1('A1:C5'));
    });

    it('inserts and deletes whole columns, with widths and hidden columns', () => {
      const { march } = start();
      march.setColumnWidth(1, 1, 90);
      march.setHidden('column', 2, 1, true);
      march.insertCells(parseA1('B:B'), 'right');
      expect(read(march, 'A1:D1', 'values')).toEqual([['Loan', '', 'Name', 'Paid']]);
      expect(march.columnWidth(2)).toBe(90);
      expect(march.hidden('column', 2, 2)).toEqual([false, true]);
      march.deleteCells(parseA1('A:B'), 'left');
      expect(read(march, 'A1:B1', 'values')).toEqual([['Name', 'Paid']]);
      expect(march.hidden('column', 0, 2)).toEqual([false, true]);
    });

    it('shifts a block of cells and leaves the rest of the rows', () => {
      const { march } = start();
      march.insertCells(parseA1('A3:A4'), 'down');
      expect(read(march, 'A2:B7', 'values')).toEqual([
        ['00301', 'Rosa'],
        ['', 'ana'],
        ['', ''],
        ['00302', 'Luz'],
        ['00303', ''],
        ['00304', ''],
      ]);
      march.deleteCells(parseA1('A3:A4'), 'up');
      expect(read(march, 'A2:A7', 'values')).toEqual([['00301'], ['00302'], ['00303'], ['00304'], [''], ['']]);
      march.deleteCells(parseA1('A2'), 'left');
      expect(read(march, 'A2:C2', 'values')).toEqual([['Rosa', 25.5, '']]);
    });

    it('ignores inserted rows below everything', () => {
      const { march } = start();
      march.insertCells(parseA1('50:51'), 'down');
      expect(march.usedArea(true)).toEqual(parseA1('A1:C5'));
    });
  });

  describe(`${engine}: hiding, filtering, protecting`, () => {
    it('filters by displayed text and shows the rows again', () => {
      const { march } = start();
      march.filter(parseA1('A1:C5'), 1, ['Luz', 'Rosa']);
      expect(march.hidden('row', 0, 5)).toEqual([false, false, true, true, false]);
      expect(march.filterArea).toEqual(parseA1('A1:C5'));
      march.unfilter();
      expect(march.hidden('row', 0, 5)).toEqual([false, false, false, true, false]);
      expect(march.filterArea).toBeNull();
    });

    it('refuses every change of a protected sheet', () => {
      const { model, march } = start();
      const before = read(march, 'A1:C5', 'values');
      model.setProtected(march.id, true);
      const attempts = [
        () => march.write(parseA1('A2'), [['x']], 'typed'),
        () => march.writeFormats(parseA1('A2'), [['0']]),
        () => march.writeLook(parseA1('A2'), { bold: true }),
        () => march.clear(parseA1('A2'), 'all'),
        () => march.sort(parseA1('A2:C5'), [{ column: 0, ascending: false }]),
        () => march.insertCells(parseA1('2:2'), 'down'),
        () => march.deleteCells(parseA1('2:2'), 'up'),
        () => march.setHidden('row', 1, 1, true),
        () => march.setHyperlink(1, 1, { address: 'https://kiva.test' }),
      ];
      for (const attempt of attempts) {
        expect(attempt).toThrow(expect.objectContaining({ code: 'AccessDenied' }));
      }
      expect(read(march, 'A1:C5', 'values')).toEqual(before);
      model.setProtected(march.id, false);
      expect(attempts[0]).not.toThrow();
    });
  });

  describe(`${engine}: sheets`, () => {
    it('keeps a sheet id over rename and move, and finds by id and by name', () => {
      const { model, march } = start();
      model.renameSheet(march.id, 'April');
      model.moveSheet(march.id, 1);
      expect(model.sheets.map(({ name }) => name)).toEqual(['Notes', 'April']);
      expect(model.sheet(march.id)).toBe(model.sheet('APRIL'));
    });

    it('refuses bad and taken names, unknown sheets and the last one going', () => {
      const { model, march } = start();
      expect(() => model.addSheet('a/b')).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
      expect(() => model.addSheet('x'.repeat(32))).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
      expect(() => model.renameSheet(march.id, 'notes')).toThrow(
        expect.objectContaining({ code: 'ItemAlreadyExists' }),
      );
      expect(() => model.sheet('May')).toThrow(expect.objectContaining({ code: 'ItemNotFound' }));
      model.deleteSheet(march.id);
      expect(model.activeSheet.name).toBe('Notes');
      expect(() => model.deleteSheet('Notes')).toThrow(expect.objectContaining({ code: 'InvalidOperation' }));
    });

    it('selects on another sheet and activates it', () => {
      const { model, events } = start();
      const notes = model.sheet('Notes');
      model.select(notes.id, parseA1('B2:C3'));
      expect(model.activeSheet).toBe(notes);
      expect(model.selection).toEqual({ sheetId: notes.id, area: parseA1('B2:C3') });
      expect(events.map(({ kind }) => kind)).toEqual(['activated', 'selected']);
    });

    it('refuses overlapping tables and bad or taken table names', () => {
      const { model, march } = start();
      const table = model.addTable(march.id, parseA1('A1:C5'), true);
      expect(() => model.addTable(march.id, parseA1('C5:D6'), true)).toThrow(
        expect.objectContaining({ code: 'InvalidArgument' }),
      );
      const other = model.addTable(model.sheet('Notes').id, parseA1('A1:B2'), true);
      model.changeTable(table.id, { name: 'Repayments' });
      for (const name of ['repayments', '1st', 'two words']) {
        expect(() => model.changeTable(other.id, { name })).toThrow(
          expect.objectContaining({ code: 'InvalidArgument' }),
        );
      }
    });
  });

  describe(`${engine}: what travels with the file`, () => {
    it('keeps parts by namespace and refuses XML that is not well formed', () => {
      const { model } = start();
      const part = model.addPart('<l:ledger xmlns:l="urn:test:ledger"><l:run n="1"/></l:ledger>');
      expect(part.namespace).toBe('urn:test:ledger');
      model.setPart(part.id, '<ledger xmlns="urn:test:ledger"/>');
      expect(model.parts).toEqual([{ ...part, xml: '<ledger xmlns="urn:test:ledger"/>' }]);
      for (const bad of ['<a>', '<a></b>', 'text', '<a/><b/>', '<a>&nbsp;</a>', '<p:a/>', '']) {
        expect(() => model.addPart(bad)).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
      }
      expect(() => model.setPart('{none}', '<a/>')).toThrow(expect.objectContaining({ code: 'ItemNotFound' }));
      model.deletePart(part.id);
      expect(model.parts).toEqual([]);
    });

    it('goes back to the last saved file, parts, settings, tables and sheets included', () => {
      const { model, march } = start();
      model.addPart('<a xmlns="urn:kept"/>');
      march.write(parseA1('A2'), [['saved']], 'exact');
      model.save();
      expect(model.isDirty).toBe(false);
      model.addPart('<a xmlns="urn:lost"/>');
      model.setSetting('lost', 1);
      model.addTable(march.id, parseA1('A1:C5'), true);
      model.deleteSheet('Notes');
      march.write(parseA1('A2'), [['lost']], 'exact');
      march.sort(parseA1('A2:C5'), [{ column: 0, ascending: false }]);
      expect(model.isDirty).toBe(true);
      model.revert();
      expect(read(march, 'A2:A3', 'values')).toEqual([['saved'], ['00302']]);
      expect(model.parts.map(({ namespace }) => namespace)).toEqual(['urn:kept']);
      expect([...model.settings.keys()]).toEqual([]);
      expect(model.tables).toEqual([]);
      expect(model.sheets.map(({ name }) => name)).toEqual(['March', 'Notes']);
      expect(model.isDirty).toBe(false);
      march.write(parseA1('A2'), [['lost again']], 'exact');
      model.revert();
      expect(read(march, 'A2', 'values')).toEqual([['saved']]);
    });
  });

  describe(`${engine}: events`, () => {
    it('tells who changed what, with the old and the new value of a single cell', () => {
      const { model, march, events } = start();
      march.write(parseA1('B2'), [['Rosario']], 'typed');
      model.actAs('addin', () => march.write(parseA1('D2:D3'), [['ok'], ['ok']], 'typed'));
      march.sort(parseA1('A2:C5'), [{ column: 0, ascending: true }]);
      model.actAs('coauthor', () => march.deleteCells(parseA1('2:2'), 'up'));
      const sheetId = march.id;
      expect(events).toEqual([
        {
          kind: 'changed',
          sheetId,
          area: parseA1('B2'),
          change: 'RangeEdited',
          origin: 'person',
          before: 'Rosa',
          after: 'Rosario',
        },
        { kind: 'changed', sheetId, area: parseA1('D2:D3'), change: 'RangeEdited', origin: 'addin' },
        { kind: 'rowsSorted', sheetId, area: parseA1('A2:C5'), origin: 'person' },
        { kind: 'changed', sheetId, area: parseA1('2:2'), change: 'RowDeleted', origin: 'coauthor' },
      ]);
    });

    it('stops telling when asked', () => {
      const { model, march } = start();
      const heard: string[] = [];
      const stop = model.onEvent(({ kind }) => heard.push(kind));
      march.write(parseA1('A2'), [['x']], 'typed');
      stop();
      march.write(parseA1('A2'), [['y']], 'typed');
      expect(heard).toEqual(['changed']);
    });
  });

  describe(`${engine}: size`, () => {
    it('takes 100,000 rows of 15 columns with one event, and gives them back', () => {
      const { model, events } = start();
      const sheet = model.addSheet('Large');
      const area = { row: 0, column: 0, rowCount: 100_000, columnCount: 15 };
      events.length = 0;
      sheet.write(
        area,
        Array.from({ length: 100_000 }, (_, i) => Array.from({ length: 15 }, (__, j) => i * 15 + j)),
        'typed',
      );
      expect(events).toHaveLength(1);
      expect(sheet.usedArea(true)).toEqual(area);
      expect(sheet.read(area, 'values').reduce((sum, row) => sum + row.length, 0)).toBe(1_500_000);
      expect(sheet.read({ ...area, row: 99_999, rowCount: 1 }, 'values')[0]?.at(-1)).toBe(1_499_999);
    });
  });
};
