import { RECORD_KINDS } from '../../../src/core/catalogue';
import type { CellArea } from '../../../src/core/cell/cellArea';
import { findHeaderRow } from '../../../src/core/mapping/findHeaderRow';
import { headersAt } from '../../../src/core/mapping/headersAt';
import { suggestMapping } from '../../../src/core/mapping/suggest';

const { repayment, loanDraft } = RECORD_KINDS;
const wide = (row: number, column: number, columnCount: number, rowCount = 1): CellArea => ({
  row,
  column,
  rowCount,
  columnCount,
});

const GROUPED = [
  ['Umoja SACCO'],
  ['Client', '', '', 'Loan', ''],
  ['First name', 'Last name', 'ID', 'Amount', 'Date'],
  ['Akinyi', 'Otieno', 'C-1', '500', '2026-03-04'],
];

describe('headersAt', () => {
  const at = (...given: Parameters<typeof headersAt>) => headersAt(...given).map(({ header }) => header);

  it('joins titles that are not merged up to the next title', () => {
    const joined = ['Client First name', 'Client Last name', 'Client ID', 'Loan Amount', 'Loan Date'];
    expect(at(GROUPED, 2, 2)).toEqual(joined);
    expect(at(GROUPED, 2, 2, [wide(1, 0, 3), wide(1, 3, 2)])).toEqual(joined);
  });

  it('joins merged titles over their cells alone', () => {
    expect(at(GROUPED, 2, 2, [wide(1, 0, 2)])).toEqual([
      'Client First name',
      'Client Last name',
      'ID',
      'Loan Amount',
      'Date',
    ]);
  });

  it('takes one row as it is, blank and repeated headers included', () => {
    expect(at([['Loan ID ', '', 'Note', 'Note']], 0)).toEqual(['Loan ID', '', 'Note', 'Note']);
  });

  it('says a title once that its header begins with', () => {
    expect(
      at(
        [
          ['Loan', ''],
          ['Loan ID', 'Amount'],
        ],
        1,
        2,
      ),
    ).toEqual(['Loan ID', 'Loan Amount']);
  });

  it('does not spread a header that reaches down to the records', () => {
    const texts = [
      ['Loan ID', '', 'Paid', ''],
      ['', 'Name', 'Principal', 'Interest'],
    ];
    expect(at(texts, 1, 2)).toEqual(['Loan ID', 'Name', 'Paid Principal', 'Paid Interest']);
    expect(at(texts, 1, 2, [wide(0, 0, 1, 2), wide(0, 2, 2)])).toEqual([
      'Loan ID',
      'Name',
      'Paid Principal',
      'Paid Interest',
    ]);
  });

  it('joins three rows', () => {
    const texts = [
      ['Loan', '', ''],
      ['', 'Paid', ''],
      ['ID', 'Principal', 'Interest'],
    ];
    expect(at(texts, 2, 3)).toEqual(['Loan ID', 'Loan Paid Principal', 'Loan Paid Interest']);
  });
});

describe('column numbers below the headers', () => {
  const skipped = (...rows: readonly string[][]) =>
    findHeaderRow([['Loan ID', 'Client ID', 'Amount'], ...rows], repayment)?.skippedRows;

  it.each([
    [
      'over a record of more than numbers',
      [
        ['1', '2', '3'],
        ['L-1', 'C-1', '5'],
      ],
      1,
    ],
    [
      'in brackets',
      [
        ['(1)', '(2)', '(3)'],
        ['4', '5', '6'],
      ],
      1,
    ],
    [
      'that the next record continues',
      [
        ['1', '2', '3'],
        ['4', '5', '6'],
      ],
      0,
    ],
    ['that may be the only record', [['1', '2', '3']], 0],
    [
      'that leave a column out',
      [
        ['1', '', '2'],
        ['L-1', 'C-1', '5'],
      ],
      0,
    ],
    [
      'that do not begin at one',
      [
        ['2', '3', '4'],
        ['L-1', 'C-1', '5'],
      ],
      0,
    ],
  ] as [string, string[][], number][])('%s', (_, rows, count) => expect(skipped(...rows)).toBe(count));
});

describe('header rows of several rows', () => {
  it.each([
    ['titles over groups, not merged', GROUPED, [], { row: 2, headerRows: 2 }],
    ['titles over groups, merged', GROUPED, [wide(1, 0, 3), wide(1, 3, 2)], { row: 2, headerRows: 2 }],
    [
      'headers merged downwards beside titles',
      [
        ['Loan ID', 'Amount', ''],
        ['', 'Due', 'Paid'],
        ['L-1', '5', '6'],
      ],
      [wide(0, 0, 1, 2), wide(0, 1, 2)],
      { row: 1, headerRows: 2 },
    ],
    [
      'the same header under client and spouse',
      [
        ['Loan', '', 'Client', '', 'Spouse', ''],
        ['ID', 'Amount', 'First name', 'Last name', 'First name', 'Last name'],
        ['L-1', '5', 'Ana', 'Paz', 'Juan', 'Paz'],
      ],
      [],
      { row: 1, headerRows: 2 },
    ],
    [
      'three rows',
      [
        ['Loan', '', 'Borrower', ''],
        ['', '', 'Name', ''],
        ['ID', 'Amount', 'First', 'Last'],
        ['L-1', '5', 'Ana', 'Paz'],
      ],
      [wide(0, 0, 2), wide(0, 2, 2), wide(1, 2, 2)],
      { row: 2, headerRows: 3 },
    ],
  ])('finds %s', (_, texts, merged, found) => expect(findHeaderRow(texts, loanDraft, merged)).toMatchObject(found));

  it.each([
    [
      'a title of the whole sheet',
      [
        ['Umoja SACCO', '', ''],
        ['Loan ID', 'Amount', 'Date'],
        ['L-1', '5', '4 Mar'],
      ],
      [wide(0, 0, 3)],
    ],
    [
      'what the report is about',
      [
        ['Branch:', 'Kisumu', ''],
        ['Loan ID', 'Amount', 'Date'],
        ['L-1', '5', '4 Mar'],
      ],
      [],
    ],
    [
      'a month beside the title',
      [
        ['Umoja SACCO', '', '10/2026'],
        ['Loan ID', 'Amount', 'Date'],
        ['L-1', '5', '4 Mar'],
      ],
      [wide(0, 0, 2)],
    ],
    [
      'the first of two words in different cells',
      [
        ['Umoja SACCO', '', 'Kisumu'],
        ['Loan ID', 'Amount', 'Date'],
        ['L-1', '5', '4 Mar'],
      ],
      [],
    ],
  ])('leaves %s out of the headers', (_, texts, merged) =>
    expect(findHeaderRow(texts, loanDraft, merged)).toMatchObject({ row: 1, headerRows: 1 }),
  );

  it.each([
    ['blank', ['L-1', '', '']],
    ['words', ['L-1', 'pending', 'none']],
    ['words without an id', ['', 'pending', 'none']],
  ])('takes no record of %s for a second header row', (_, record) => {
    const texts = [['Loan ID', 'Amount', 'Date'], record, ['L-2', '5', '4 Mar']];
    expect(findHeaderRow(texts, loanDraft)).toMatchObject({ row: 0, headerRows: 1 });
  });
});

describe('header rows by what is below them', () => {
  it.each([
    ['in a language that has no aliases', [['Ripoti'], ['Nambari', 'Kiasi', 'Tarehe'], ['L-1', '5', '4/3/2026']], 1],
    ['below a title that is an alias', [['Loan'], ['Kod', 'Kwota', 'Data'], ['L-1', '500', '4/3/2026']], 1],
    ['in row 50', [...Array.from({ length: 49 }, () => ['x']), ['Nambari', 'Kiasi'], ['L-1', '5']], 49],
  ])('finds headers %s', (_, texts, row) => expect(findHeaderRow(texts, repayment)?.row).toBe(row));

  it.each([
    [
      'records alone',
      [
        ['L-1', '5'],
        ['L-2', '6'],
      ],
    ],
    [
      'words alone',
      [
        ['Ana', 'Paz'],
        ['Juan', 'Rey'],
      ],
    ],
    [
      'one column that changes',
      [
        ['Kwota', 'Miasto'],
        ['5', 'Lima'],
      ],
    ],
  ])('finds none in %s', (_, texts) => expect(findHeaderRow(texts, repayment)).toBeUndefined());

  it.each([
    ['units', [['', '(USD)', '(d/m/y)']], 1],
    ['currencies', [['#', 'KES', 'dd/mm/yyyy']], 1],
    ['column numbers', [['1', '2', '3']], 1],
    [
      'column numbers in brackets, then units',
      [
        ['(1)', '(2)', '(3)'],
        ['', 'USD', ''],
      ],
      2,
    ],
    ['a record of numbers', [['1', '500', '3']], 0],
    ['two numbers', [['1', '2', '']], 0],
    ['a record with a remark in brackets', [['L-1', '(late)', '']], 0],
  ])('knows %s below the headers', (_, below, skippedRows) => {
    const texts = [['Loan ID', 'Amount', 'Date'], ...below, ['L-1', '5', '4/3/2026']];
    expect(findHeaderRow(texts, loanDraft)).toMatchObject({ row: 0, skippedRows });
  });
});

it('asks about a header of two rows that only its lower row names, when another column says the same', () => {
  const headers = headersAt(
    [
      ['Loan', 'Socia', 'Garante'],
      ['Loan ID', 'First name', 'First name'],
    ],
    1,
    2,
  );
  const columns = headers.map((header, column) => ({ column, ...header }));
  const suggested = suggestMapping(columns, loanDraft).map(({ field, confidence }) => [field, confidence]);
  expect(suggested).toEqual([
    ['loanDraft.loanId', 'sure'],
    ['loanDraft.firstName', 'ask'],
  ]);
});
