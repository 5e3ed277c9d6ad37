import { CFB, type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { LARGEST_FILE, readWorkbookFile } from '../../src/files/readWorkbookFile';
import { sizeOfXls } from '../../src/files/xlsRecords';

/** Bytes of an .xls as another program writes it. */
function bytesOf(cells: Readonly<Record<string, CellObject>>, more: Partial<WorkSheet> = {}, date1904 = false): Buffer {
  const sheet = { '!ref': 'A1:J50', ...cells, ...more } as WorkSheet;
  const book = { SheetNames: ['Réembolsos'], Sheets: { Réembolsos: sheet }, Workbook: { WBProps: { date1904 } } };
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}

const u16 = (...numbers: number[]): number[] => numbers.flatMap((n) => [n & 0xff, (n >> 8) & 0xff]);
const record = (type: number, content: readonly number[]): number[] => [...u16(type, content.length), ...content];
const double = (value: number): number[] => [...new Uint8Array(new Float64Array([value]).buffer)];
const numberAt = (row: number, column: number, value: number): number[] =>
  record(0x203, [...u16(row, column, 0), ...double(value)]);

const BOF = (kind: number): number[] => record(0x809, u16(0x600, kind, 0, 0, 0, 0, 0, 0));
const EOF = record(0x0a, []);

/** An .xls of one sheet made record by record, for what the library's writer leaves out. */
function fileOf(records: readonly number[], globals: readonly number[] = []): Buffer {
  const name = [...u16(0), 1, 0, 0x41].slice(2);
  const sheetAt = BOF(5).length + globals.length + 4 + 6 + name.length + EOF.length;
  const bound = record(0x85, [...u16(sheetAt, 0, 0), ...name]);
  return inContainer('Workbook', [...BOF(5), ...globals, ...bound, ...EOF, ...BOF(0x10), ...records, ...EOF]);
}

function inContainer(stream: string, content: readonly number[]): Buffer {
  const container = CFB.utils.cfb_new() as object;
  CFB.utils.cfb_add(container, `/${stream}`, Buffer.from(content));
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}

const open = (bytes: Uint8Array, name = 'r.xls') => readWorkbookFile(name, bytes);
const said = (bytes: Uint8Array, name?: string): Promise<string> =>
  open(bytes, name).then(
    () => 'opened',
    ({ name: kind, message }: Error) => `${kind}: ${message}`,
  );

describe('an .xls that another program wrote', () => {
  it('keeps values, formats and errors apart, and ids with their zeros', async () => {
    const { sheets, date1904 } = await open(
      bytesOf({
        A1: { t: 's', v: '000123456789012' },
        B1: { t: 'n', v: 42, z: '00000' },
        C1: { t: 'n', v: 1.5 },
        D1: { t: 'b', v: true },
        F1: { t: 's', v: 'Usulután · ñandú' },
        B3: { t: 'e', v: 0x2a },
        C3: { t: 'e', v: 0x07 },
        D3: { t: 'n', v: 123456789012345 },
        E3: { t: 'n', v: 0.1 + 0.2 },
      }),
    );
    expect(date1904).toBe(false);
    expect(sheets.map(({ name }) => name)).toEqual(['Réembolsos']);
    expect(sheets[0]!.rows).toEqual([
      [
        { value: '000123456789012' },
        { value: 42, format: '00000' },
        { value: 1.5 },
        { value: true },
        null,
        { value: 'Usulután · ñandú' },
      ],
      [],
      [
        null,
        { value: '#N/A', error: true },
        { value: '#DIV/0!', error: true },
        { value: 123456789012345 },
        { value: 0.1 + 0.2 },
      ],
    ]);
  });

  it.each([false, true])('leaves dates the serials that they are (1904: %s)', async (date1904) => {
    const cells = {
      A1: { t: 'n', v: 46085, z: 'dd/mm/yyyy' },
      B1: { t: 'n', v: 45351.25, z: 'd-mmm-yy' },
    } satisfies Record<string, CellObject>;
    const file = await open(bytesOf(cells, {}, date1904));
    expect(file.date1904).toBe(date1904);
    expect(file.sheets[0]!.rows[0]).toEqual([
      { value: 46085, format: 'dd/mm/yyyy' },
      { value: 45351.25, format: 'd-mmm-yy' },
    ]);
  });

  it('tells merged areas, hidden columns and widths', async () => {
    const file = await open(
      bytesOf(
        { A1: { t: 's', v: 'Informe' }, A2: { t: 's', v: 'id' } },
        { '!merges': [utils.decode_range('A1:C1')], '!cols': [{ wch: 20 }, { hidden: true }, {}] },
      ),
    );
    expect(file.sheets[0]).toMatchObject({ merged: ['A1:C1'], hiddenColumns: [1], hiddenRows: [] });
    expect(file.sheets[0]!.columnWidths![0]).toBeCloseTo(20.8, 0);
    expect(file.sheets[0]!.rows).toEqual([[{ value: 'Informe' }], [{ value: 'id' }]]);
  });
});

describe('records that the writer above leaves out', () => {
  it('a hidden row, and a formula with the result that Excel kept', async () => {
    // =1+2, with 3 beside it.
    const tokens = [0x1e, ...u16(1), 0x1e, ...u16(2), 0x03];
    const formula = record(0x06, [...u16(1, 0, 0), ...double(3), ...u16(0, 0, 0, tokens.length), ...tokens]);
    const hidden = record(0x208, [...u16(1, 0, 1, 0x0100, 0, 0), 0x20, 0x01, ...u16(0)]);
    const { sheets } = await open(fileOf([...hidden, ...numberAt(0, 0, 7), ...formula]));
    expect(sheets[0]).toMatchObject({
      hiddenRows: [1],
      rows: [[{ value: 7 }], [{ value: 3, formula: '=1+2' }]],
    });
  });

  it('a chart sheet holds no cells and is left out', async () => {
    const content = [...BOF(5), ...record(0x85, [...u16(34, 0, 0x0200), 1, 0, 0x41]), ...EOF, ...BOF(0x20), ...EOF];
    expect(await said(inContainer('Workbook', content))).toBe('FileProblem: r.xls holds no worksheet.');
  });
});

it('does not look at the properties beside the cells, in which damage could keep it for hours', async () => {
  const container = CFB.read(bytesOf({ A1: { t: 's', v: 'x' } }), { type: 'buffer' }) as object;
  const header = [0xfe, 0xff, ...u16(0, 6, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0)];
  const format = [0xe0, 0x85, 0x9f, 0xf2, 0xf9, 0x4f, 0x68, 0x10, 0xab, 0x91, 0x08, 0x00, 0x2b, 0x27, 0xb3, 0xd9];
  const endless = [...header, ...format, ...u16(48, 0), ...u16(48, 0, 0xffff, 0xffff)];
  CFB.utils.cfb_add(container, '/\u0005SummaryInformation', Buffer.from(endless));
  const { sheets } = await open(CFB.write(container, { type: 'buffer' }) as Buffer);
  expect(sheets[0]!.rows).toEqual([[{ value: 'x' }]]);
});

describe('files that only look like an .xls, or do not look like one', () => {
  it('is opened as the .xlsx that it is', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Hoja').addRow(['00123']);
    const { sheets } = await open(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(sheets[0]).toMatchObject({ name: 'Hoja', rows: [[{ value: '00123' }]] });
  });

  it.each([
    ['tabs', 'Loan ID\tAmount\n00123\t1.50\n'],
    ['semicolons in UTF-16', '\ufeffLoan ID;Amount\n00123;1.50\n'],
  ])('is opened as the text that it is: %s', async (name, text) => {
    const { sheets } = await open(Buffer.from(text, name.endsWith('16') ? 'utf16le' : 'utf8'));
    expect(sheets[0]!.rows).toEqual([
      [{ value: 'Loan ID' }, { value: 'Amount' }],
      [{ value: '00123' }, { value: '1.50' }],
    ]);
  });

  it('is opened as an .xls though it is called .xlsx', async () => {
    const { sheets } = await open(bytesOf({ A1: { t: 's', v: 'x' } }), 'r.xlsx');
    expect(sheets[0]!.rows).toEqual([[{ value: 'x' }]]);
  });
});

describe('what cannot be opened gets one sentence', () => {
  const locked = 'is locked by a password: open it in Excel, take the password off and save it.';
  const damaged = 'is not a workbook that can be opened: it is damaged or no Excel file.';

  it.each([
    ['a web page', Buffer.from('\ufeff \r\n<HTML><table><tr><td>1</td></tr></table>'), 'is a web page'],
    ['a web page in XML', Buffer.from('<?xml version="1.0"?>\n<!DOCTYPE html>'), 'is a web page'],
    ['a bare table', Buffer.from('<table border=1>'), 'is a web page'],
    ['Excel 2003 XML', Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'), 'is an XML file'],
  ])('%s', async (_name, bytes, what) => {
    expect(await said(bytes)).toBe(
      `FileProblem: r.xls ${what} with the name of a workbook: open it in Excel and save it as .xlsx.`,
    );
  });

  it.each([
    ['a locked .xls', fileOf(numberAt(0, 0, 1), record(0x2f, u16(0, 1, 2))), 'r.xls', locked],
    ['a locked .xlsx', inContainer('EncryptedPackage', [1, 2, 3]), 'r.xlsx', locked],
    ['a letter called .xls', inContainer('WordDocument', [1, 2, 3]), 'r.xls', damaged],
    ['nothing but the first bytes', bytesOf({ A1: { t: 's', v: 'x' } }).subarray(0, 600), 'r.xls', damaged],
  ])('%s', async (_name, bytes, name, sentence) => {
    expect(await said(bytes, name)).toBe(`FileProblem: ${name} ${sentence}`);
  });

  it('bytes of nothing that is known', async () => {
    expect(await said(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00]))).toBe(
      'FileProblem: r.xls is not a workbook that can be opened: it is damaged, too old or no Excel file.',
    );
  });

  it('an empty file, and one that is too large', async () => {
    expect(await said(Buffer.from([]))).toBe('FileProblem: r.xls is empty.');
    expect(await said(Buffer.alloc(LARGEST_FILE + 1))).toBe('FileProblem: r.xls is larger than 50 MB.');
  });

  const rows = Array.from({ length: 300 }, (_, n) => [`A${n + 1}`, { t: 'n', v: n } as const]);
  const long = bytesOf(Object.fromEntries(rows), { '!ref': 'A1:A300' });
  const everywhere = Array.from({ length: Math.floor((long.length - 8) / 61) }, (_, n) => 8 + n * 61);

  it('a file cut anywhere is refused in words, or opened whole', async () => {
    const { sheets } = await open(long);
    const heard = new Set<string>();
    for (const at of everywhere) {
      const cut = long.subarray(0, at);
      const answer = await said(cut);
      heard.add(answer);
      if (answer === 'opened') expect((await open(cut)).sheets).toEqual(sheets);
    }
    expect(heard).toContain(`FileProblem: r.xls ${damaged}`);
  });

  it('a stream cut between two records is refused', async () => {
    const content = [...BOF(5), ...EOF, ...BOF(0x10), ...numberAt(0, 0, 1)];
    expect(await said(inContainer('Workbook', content))).toBe(`FileProblem: r.xls ${damaged}`);
  });

  it('a file changed anywhere is refused in words, or opened', async () => {
    const complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const heard = new Set<string>();
    for (const at of everywhere) {
      const changed = Buffer.from(long);
      changed[at] = changed[at]! ^ 0xff;
      heard.add((await said(changed)).split(' ')[0]!);
    }
    complaints.mockRestore();
    expect([...heard].sort()).toEqual(['FileProblem:', 'opened']);
  });
});

describe('the size before reading', () => {
  const blanks = (row: number): number[] => record(0xbe, [...u16(row, 0), ...Array<number>(512).fill(0), ...u16(255)]);

  it('counts every row up to its last cell', () => {
    const stream = [...BOF(16), ...numberAt(0, 0, 1), ...numberAt(0, 4, 1), ...blanks(1), ...numberAt(2, 9, 1), ...EOF];
    expect(sizeOfXls(Buffer.from(stream))).toEqual({ cells: 5 + 256 + 10, isLocked: false, isWhole: true });
  });

  it('refuses more cells than memory holds before they are made', async () => {
    const rows = Buffer.concat(Array.from({ length: 19_600 }, (_, row) => Buffer.from(blanks(row))));
    const container = CFB.utils.cfb_new() as object;
    CFB.utils.cfb_add(container, '/Workbook', Buffer.concat([Buffer.from(BOF(16)), rows, Buffer.from(EOF)]));
    const bytes = CFB.write(container, { type: 'buffer' }) as Buffer;
    expect(await said(bytes)).toBe('FileProblem: r.xls holds more than 5 million cells.');
  });
});
