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
    ['123456789012345', 123456789012345],
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
