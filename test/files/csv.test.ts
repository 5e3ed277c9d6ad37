import { readCsv } from '../../src/files/csv';
import { readWorkbookFile } from '../../src/files/readWorkbookFile';

const utf8 = (text: string) => new TextEncoder().encode(text);
const values = (text: string) =>
  readCsv('r.csv', utf8(text)).sheets[0]!.rows.map((row) => row.map((cell) => cell?.value ?? null));

describe('what a .csv cell becomes', () => {
  test.each([
    ['1337', 1337],
    ['-12.5', -12.5],
    ['00123', '00123'],
    ['1.50', '1.50'],
    ['12345678901', 12345678901],
    ['123456789012', '123456789012'],
    ['2.598', '2.598'],
    ['5.000', '5.000'],
    ['2.5983', 2.5983],
    ['1234567890123456', '1234567890123456'],
    ['1e5', '1e5'],
    ['03/04/2026', '03/04/2026'],
    ['1,234.50', '1,234.50'],
    ['TRUE', 'TRUE'],
    ['=1+1', '=1+1'],
    [' 12', ' 12'],
    ['-0', '-0'],
    ['Infinity', 'Infinity'],
  ])('%s', (text, expected) => {
    expect(values(`"${text}";x`)).toEqual([[expected, 'x']]);
  });
});

describe('separators and quotes', () => {
  test.each([
    [
      'comma',
      'a,b\n1,2',
      [
        ['a', 'b'],
        [1, 2],
      ],
    ],
    [
      'semicolon, though cells hold commas',
      'a;b\n1,5;"2,5"',
      [
        ['a', 'b'],
        ['1,5', '2,5'],
      ],
    ],
    [
      'tab',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        [1, 2],
      ],
    ],
    [
      'quoted line break',
      'a,"b\nc"\n1,2',
      [
        ['a', 'b\nc'],
        [1, 2],
      ],
    ],
    ['blank line in the middle keeps its row', 'a,b\n\n1,2', [['a', 'b'], [null], [1, 2]]],
    ['rows of unequal length', 'a,b,c\n1\n', [['a', 'b', 'c'], [1]]],
  ])('%s', (_name, text, rows) => {
    expect(values(text)).toEqual(rows);
  });
});

describe('files that were made by hand', () => {
  test('every kind of line end parts rows, in one file too', () => {
    expect(values('a,b\r\n1,x\n2,"y\nz"\r3,w\r\n')).toEqual([
      ['a', 'b'],
      [1, 'x'],
      [2, 'y\nz'],
      [3, 'w'],
    ]);
    expect(values('a,b\n1,x\r\n2,y\r\n')).toEqual([
      ['a', 'b'],
      [1, 'x'],
      [2, 'y'],
    ]);
  });

  test('quotes inside a text stay in it', () => {
    expect(values('a,b\n1,"Maria" the seller\n2,a 5" pipe\n3,"well\nsaid"\n')).toEqual([
      ['a', 'b'],
      [1, '"Maria" the seller'],
      [2, 'a 5" pipe'],
      [3, 'well\nsaid'],
    ]);
  });

  test.each([
    ['and another one below', 'a,b\n1,x\n2,"She sold goats\n3,Fine and ""good""\n4,"Ok"\n', 3],
    ['to the end', 'a,b\n1,"She sold goats\n2,x\n', 2],
  ])('a quote that is not closed, %s, is told by its line and swallows no row', (_, text, line) => {
    expect(() => values(text)).toThrow(
      `r.csv cannot be read as a .csv: a quotation mark in line ${line} is not closed.`,
    );
  });

  test.each([
    ['semicolons', 'a;b;c\n1;x;maize, seeds, hens, and more, and more\n2;y;A, b, c, d, e', 3],
    ['commas', 'a,b,c\n1,x,maize; seeds; hens; cows; pigs\n2,y,z', 3],
    ['semicolons below a title', 'Report, October\na;b\n1;2,5\n2;3,5', 2],
  ])('%s part the cells, whatever their texts hold', (_, text, columns) => {
    expect(values(text).at(-1)).toHaveLength(columns);
  });
});

describe('encodings', () => {
  test.each([
    ['UTF-8', utf8('Usulután')],
    ['UTF-8 with its mark', new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('Usulután')])],
    ['Windows-1252', new Uint8Array([...'Usulut'].map((c) => c.charCodeAt(0)).concat(0xe1, 0x6e))],
    [
      'UTF-16',
      new Uint8Array([
        0xff,
        0xfe,
        ...new Uint8Array(new Uint16Array([...'Usulután'].map((c) => c.charCodeAt(0))).buffer),
      ]),
    ],
  ])('%s', (_name, bytes) => {
    expect(readCsv('r.csv', bytes).sheets[0]!.rows[0]![0]).toEqual({ value: 'Usulután' });
  });
});

describe('files that cannot be opened get one sentence', () => {
  test.each([
    ['empty.csv', new Uint8Array(), 'empty.csv is empty.'],
    ['photo.csv', new Uint8Array([0x41, 0, 0x42]), 'photo.csv is not a text file, so it cannot be a .csv.'],
    ['old.pdf', utf8('x'), 'old.pdf cannot be opened: the workbook must be a .xlsx, .xls or .csv file.'],
    [
      'broken.xlsx',
      utf8('not a zip'),
      'broken.xlsx is not a workbook that can be opened: it is damaged, locked by a password or not .xlsx.',
    ],
  ])('%s', async (name, bytes, sentence) => {
    await expect(readWorkbookFile(name, bytes)).rejects.toThrow(sentence);
  });
});

test('a file of more cells than memory holds is refused', () => {
  const line = Buffer.from(`${','.repeat(99_999)}\n`);
  const bytes = Buffer.concat(Array.from({ length: 51 }, () => line));
  expect(() => readCsv('wide.csv', bytes)).toThrow('wide.csv holds more than 5 million cells.');
});

describe('texts that are not UTF-8', () => {
  const cp850 = (text: string) =>
    Uint8Array.from(text, (letter) => {
      const byte: Record<string, number> = {
        á: 0xa0,
        é: 0x82,
        í: 0xa1,
        ó: 0xa2,
        ñ: 0xa4,
        É: 0x90,
        è: 0x8a,
        ç: 0x87,
        ê: 0x88,
      };
      return byte[letter] ?? letter.charCodeAt(0);
    });
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  test.each([
    ['CP850, Spanish', cp850, 'José;Díaz;Núñez'.replace('ú', 'u')],
    ['CP850, French', cp850, 'Prénom;décès;Français;fête'],
    ['CP850, capitals', cp850, 'NOMBRE;CATEGORIA É'],
    ['Windows-1252, Spanish', latin1, 'José;Díaz;Núñez;¿Año?'],
    ['Windows-1252, French', latin1, 'Prénom;À payer;Français;fête'],
    ['Windows-1252, capitals', latin1, 'PRÉSTAMO;AÑO'],
    ['Windows-1252, a lone letter', latin1, 'Usulután;1'],
  ])('%s', (_name, encode, text) => {
    expect(readCsv('r.csv', encode(text)).sheets[0]!.rows[0]!.map((cell) => String(cell?.value))).toEqual(
      text.split(';'),
    );
  });
});

test('Windows-1252 keeps its quotes, dashes and euro signs', () => {
  const bytes = Uint8Array.of(0x93, 0x48, 0x69, 0x94, 0x20, 0x96, 0x20, 0x80, 0x3b, 0x92, 0x85, 0x9c);
  expect(readCsv('r.csv', bytes).sheets[0]!.rows[0]!.map((cell) => cell?.value)).toEqual(['“Hi” – €', '’…œ']);
});
