import { FINDING_PARAMS } from '../../../src/core/check/findingCodes';
import type { CheckedSheet } from '../../../src/core/check/checkSheet';
import { cellOf, errorCell } from '../cell/cells';
import { check, checkRepayments } from './sheets';

/** "code severity cell-or-row" of each finding. */
const told = ({ findings }: CheckedSheet): readonly string[] =>
  findings.map(({ code, severity, params }) => [code, severity, params['cell'] ?? params['row'] ?? 'sheet'].join(' '));
const rowsOf = (records: readonly { readonly row: number }[]): readonly number[] => records.map(({ row }) => row);

describe('a clean report', () => {
  const checked = checkRepayments([
    ['A-1', 10.5],
    [cellOf(7, '007', '000'), '20,25'],
    ['B', 0],
  ]);

  it('reads every row with the cells it came from', () => {
    expect(checked.findings).toEqual([]);
    expect(rowsOf(checked.sendable)).toEqual([1, 2, 3]);
    expect(checked.records[1]).toMatchObject({ row: 2, identity: ['007'] });
    expect(checked.records[1]?.values.get('repayment.amount')).toEqual({ value: 20.25, cell: { row: 2, column: 1 } });
  });

  it('knows its total and what names its rows', () => {
    expect(checked).toMatchObject({
      total: '30.75',
      identityColumns: [0],
      recordKey: ['repayment.loanId'],
      leftOut: [],
    });
  });
});

describe('what blocks a row', () => {
  it.each([
    ['an amount without a loan id', ['', 5], 'requiredEmpty error A3'],
    ['a loan id that means nothing', ['N/A', 5], 'requiredEmpty error A3'],
    ['a damaged loan id', [cellOf(1.23457e11, '1.23457E+11'), 5], 'idDamaged error A3'],
    ['a negative amount', ['L2', -5], 'amountNegative error B3'],
    ['an unreadable amount', ['L2', 'five'], 'amountUnreadable error B3'],
    ['an Excel error', ['L2', errorCell('#REF!')], 'cellError error B3'],
  ])('%s', (_, row, finding) => {
    const checked = checkRepayments([['L1', 5], row, ['L3', 5]]);
    expect(told(checked)).toEqual([finding]);
    expect(rowsOf(checked.records)).toEqual([1, 2, 3]);
    expect(rowsOf(checked.sendable)).toEqual([1, 3]);
  });

  it('keeps every finding of a row', () => {
    expect(told(checkRepayments([[cellOf(1e15), 'junk']]))).toEqual([
      'idDamaged error A2',
      'amountUnreadable error B2',
    ]);
  });

  it('blocks both of two rows with one key, says it once, and what they would be as one', () => {
    const checked = checkRepayments([
      ['1337', 5],
      ['L2', 5],
      [1337, 6],
    ]);
    expect(checked.findings).toMatchObject([
      {
        code: 'duplicateAddUp',
        severity: 'error',
        row: 1,
        params: { key: '1337', others: 'A4', count: 2, cell: 'A2', parts: '5 + 6', sum: '11' },
      },
    ]);
    expect(rowsOf(checked.sendable)).toEqual([2]);
  });

  it('asks about keys that differ in spaces, capitals, width or unseen characters alone', () => {
    const checked = checkRepayments([
      ['LN-001', 5],
      ['ln-001', 5],
      ['L2', 5],
      ['ＬＮ - 001\u200b', 6],
    ]);
    const similar = checked.findings.filter(({ code }) => code === 'similarKey');
    expect(similar).toMatchObject([
      { severity: 'warning', row: 1, params: { key: 'LN-001', others: 'A3, A5', count: 3, cell: 'A2' } },
    ]);
    expect(checked.sendable).toHaveLength(4);
  });

  it('tells the same keys apart from those that look like them', () => {
    const checked = checkRepayments([
      ['LN-1', 5],
      ['ln-1', 6],
      ['ln-1', 7],
      ['LN-1', 8],
      ['Ln-1', 9],
    ]);
    expect(told(checked)).toEqual(['duplicateAddUp error A2', 'duplicateAddUp error A3', 'similarKey warning A6']);
    expect(rowsOf(checked.sendable)).toEqual([5]);
  });

  it('does not ask again about keys that are blocked as the same', () => {
    const checked = checkRepayments([
      ['L1', 5],
      ['L1', 6],
      ['l1', 7],
    ]);
    expect(told(checked)).toEqual(['duplicateAddUp error A2', 'similarKey warning A4']);
  });

  it('names some of many equal rows, and never the row itself', () => {
    const { findings } = checkRepayments(Array.from({ length: 300 }, () => ['L1', 1]));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.params).toMatchObject({ others: 'A3, A4, A5, A6, A7, …', count: 300, sum: '300' });
  });

  it('says more decimals than the currency has only where the currency is known', () => {
    const checked = check(
      'repayment',
      ['loanId', 'amount', 'currency'],
      [
        ['L1', 5.5, 'UGX'],
        ['L2', 5.125, 'KWD'],
        ['L3', 5.125, 'kes'],
        ['L4', 5.125, ''],
        ['L5', 5.125, 'shillings'],
      ],
    );
    expect(told(checked)).toEqual(['amountDecimals error B2', 'amountDecimals error B4']);
    expect(checked.findings[1]?.params).toMatchObject({ amount: '5.125', currency: 'KES', decimals: 2 });
    expect(told(checkRepayments([['L1', 5.123456]]))).toEqual([]);
  });

  it('says an amount above the loan’s own', () => {
    const checked = check(
      'repayment',
      ['loanId', 'amount', 'loanAmount'],
      [
        ['L1', 500, 500],
        ['L2', 500.01, 500],
        ['L3', 9, ''],
      ],
    );
    expect(told(checked)).toEqual(['amountAboveOther error B3']);
    expect(checked.findings[0]?.params).toMatchObject({
      amount: '500.01',
      limit: '500',
      other: 'repayment.loanAmount',
    });
  });
});

describe('a format of three columns', () => {
  const three = { account: { csvFormat: 'three' } } as const;
  const fields = ['loanId', 'clientId', 'amount'];

  it('needs a client id in every row, and a column for it', () => {
    expect(told(check('repayment', fields, [['L1', '', 5]], three))).toEqual(['requiredEmpty error B2']);
    const unmapped = checkRepayments([['L1', 5]], three);
    expect(unmapped.findings).toMatchObject([
      { code: 'fieldNotMapped', severity: 'error', field: 'repayment.clientId' },
    ]);
    expect(unmapped.sendable).toEqual([]);
    expect(told(check('repayment', fields, [['L1', '', 5]]))).toEqual([]);
  });

  it('names rows by loan and client', () => {
    const checked = check(
      'repayment',
      fields,
      [
        ['L1', 'C1', 5],
        ['L1', 'C2', 5],
        ['L2', 'C1', 5],
        ['L1', 'C2', 6],
      ],
      three,
    );
    expect(told(checked)).toEqual(['duplicateAddUp error A3']);
    expect(checked).toMatchObject({ identityColumns: [0, 1], recordKey: ['repayment.loanId', 'repayment.clientId'] });
    expect(checked.records[0]?.identity).toEqual(['L1', 'C1']);
  });
});

describe('blank amounts', () => {
  const rows = [
    ['L1', 5],
    ['L2', ''],
    ['L3', '-'],
    ['L4', 1],
  ];

  it('are one question, and nothing goes out before it is answered', () => {
    const checked = checkRepayments(rows);
    expect(checked.findings).toMatchObject([
      { code: 'amountBlank', severity: 'question', params: { count: 2, cell: 'B3' } },
    ]);
    expect(checked.sendable).toEqual([]);
    expect(checked.records).toHaveLength(4);
  });

  it('are no full repayment in a column of what is owed: what was answered is asked again', () => {
    const account = { account: { amountExpected: 'outstanding' } } as const;
    const checked = checkRepayments(rows, { amountMeaning: 'outstanding', blankAmount: 'reportZero', ...account });
    expect(checked.findings).toMatchObject([{ code: 'amountBlank', params: { meaning: 'outstanding', count: 2 } }]);
    expect(checked.sendable).toEqual([]);
  });

  it('become zero only when the person says so', () => {
    const checked = checkRepayments(rows, { blankAmount: 'reportZero' });
    expect(checked.sendable.map(({ values }) => values.get('repayment.amount')?.value)).toEqual([5, 0, 0, 1]);
    expect(checked).toMatchObject({ findings: [], total: '6' });
  });

  it('are left out, and listed, when the person says so', () => {
    const checked = checkRepayments(rows, { blankAmount: 'leaveOut' });
    expect(rowsOf(checked.sendable)).toEqual([1, 4]);
    expect(checked.leftOut).toEqual([
      { row: 2, reason: 'blankAmount' },
      { row: 3, reason: 'blankAmount' },
    ]);
  });

  it('are not those that cannot be read', () => {
    expect(told(checkRepayments([['L1', 'x']], { blankAmount: 'reportZero' }))).toEqual(['amountUnreadable error B2']);
  });
});

describe('what an amount means', () => {
  it('is asked', () => {
    const checked = checkRepayments([['L1', 5]], { amountMeaning: undefined as never });
    expect(told(checked)).toEqual(['amountMeaningMissing question sheet']);
    expect(checked.sendable).toEqual([]);
  });

  it('blocks the sheet where the account expects something else', () => {
    const checked = checkRepayments([['L1', 5]], { amountMeaning: 'outstanding' });
    expect(checked.findings).toMatchObject([
      {
        code: 'conversionLacksLoans',
        severity: 'error',
        params: { column: 'outstanding', account: 'cumulativePrincipal' },
      },
    ]);
    expect(checked.sendable).toEqual([]);
  });
});

describe('columns', () => {
  it('names a required field that nothing is mapped to, and a header that is gone', () => {
    const gone = { field: 'repayment.amount', header: 'Paid', column: 1 };
    const loan = { field: 'repayment.loanId', header: 'loanId', column: 0 };
    expect(told(check('repayment', ['loanId'], [['L1']]))).toEqual(['fieldNotMapped error sheet']);
    const checked = check('repayment', ['loanId'], [['L1']], { bindings: [loan, gone] });
    expect(checked.findings).toMatchObject([{ code: 'columnMissing', severity: 'error', params: { header: 'Paid' } }]);
  });

  it('only warns of a column that is gone and would not be sent', () => {
    const gone = { field: 'repayment.currency', header: 'Ccy', column: 5 };
    const own = [
      { field: 'repayment.loanId', header: 'loanId', column: 0 },
      { field: 'repayment.amount', header: 'amount', column: 1 },
    ];
    const checked = checkRepayments([['L1', 5]], { bindings: [...own, gone] });
    expect(told(checked)).toEqual(['columnMissing warning sheet']);
    expect(checked.sendable).toHaveLength(1);
  });

  it('refuses one field in two columns', () => {
    const bindings = [
      { field: 'repayment.loanId', header: 'loanId', column: 0 },
      { field: 'repayment.amount', header: 'amount', column: 1 },
      { field: 'repayment.amount', header: 'Column 2', column: 2 },
    ];
    expect(told(check('repayment', ['loanId', 'amount', ''], [['L1', 5, 6]], { bindings }))).toEqual([
      'fieldMappedTwice error C1',
    ]);
  });

  it('asks one question for a column that can be read two ways, and sends nothing until then', () => {
    const checked = checkRepayments([
      ['L1', '1.234'],
      ['L2', '5.678'],
    ]);
    expect(checked.findings).toMatchObject([
      { code: 'decimalMarkOpen', severity: 'question', cell: { row: 1, column: 1 }, params: { count: 2, cell: 'B2' } },
    ]);
    expect(checked.sendable).toEqual([]);
    const answered = checkRepayments(
      [
        ['L1', '1.234'],
        ['L2', '5.678'],
      ],
      { formats: { 'repayment.amount': { decimalMark: ',' } } },
    );
    expect(answered.total).toBe('6912');
  });

  it('names both cells that contradict each other', () => {
    const { findings } = checkRepayments([
      ['L1', '1.234,50'],
      ['L2', '1,234.50'],
    ]);
    expect(findings[0]?.params).toMatchObject({ cell: 'B3', otherCell: 'B2' });
  });

  it('does not block for a column that is not sent', () => {
    const checked = check('repayment', ['loanId', 'amount', 'outstanding'], [['L1', 5, 'junk']]);
    expect(told(checked)).toEqual(['amountUnreadable warning C2']);
    expect(checked.sendable).toHaveLength(1);
  });
});

describe('rows that are no records', () => {
  const fields = ['loanId', '', 'amount', 'clientId'];
  const full = ['L1', 'Ana', 5, 'C1'];
  const sorted = (rows: Parameters<typeof check>[2]) => {
    const { leftOut, records } = check('repayment', fields, rows);
    return { leftOut: leftOut.map(({ row, reason }) => `${row} ${reason}`), records: rowsOf(records) };
  };

  it('leaves blank rows out wherever they are', () => {
    expect(sorted([full, [], [' ', '', '', ''], ['L2', '', 6]])).toEqual({
      leftOut: ['2 blank', '3 blank'],
      records: [1, 4],
    });
  });

  it.each([
    [['', 'Total', 5]],
    [['Total:', '', 5]],
    [['TOTAL GENERAL', '', 5]],
    [['', 'Grand total', 5]],
    [['', 'Suma', 5]],
    [['Totaux', '', 5]],
    [['', 'Sous-total', 5]],
    [['', 'Subtotal', 5]],
    [['Total 45', '', 5]],
  ])('leaves a totals row out: %j', (row) => {
    expect(sorted([full, row])).toEqual({ leftOut: ['2 total'], records: [1] });
  });

  it.each([
    ['an amount without an id', ['', 'Ana', 5]],
    ['an amount alone', ['', '', 5]],
    ['a name that only begins like a total', ['', 'Total Transport', 5]],
    ['a client without a loan', ['', '', '', 'C9']],
    ['a borrower named like a sum', ['L9', 'Sum', 5]],
    ['a last row that is only an id', ['LN 00123']],
  ])('never drops %s', (_, row) => expect(sorted([full, row])).toEqual({ leftOut: [], records: [1, 2] }));

  it('leaves out a sum whose label stands in a column that was not read', () => {
    expect(sorted([['L1', '', 0.1], ['L2', '', 0.2], [], ['', '', 0.3]])).toEqual({
      leftOut: ['3 blank', '4 total'],
      records: [1, 2],
    });
  });

  it.each([
    ['that differs by a cent', [full, ['L2', '', 6, 'C2'], ['', '', 11.01]]],
    ['above the last record', [full, ['L2', '', 6, 'C2'], ['', '', 11], ['L3', '', 1, 'C3']]],
    ['of one row', [full, ['', '', 5]]],
    ['with an id', [full, ['L2', '', 6, 'C2'], ['L3', '', 11, 'C3']]],
  ])('takes no number for a total %s', (_, rows) => expect(sorted(rows).leftOut).toEqual([]));

  it.each([[['Prepared by Maria']], [['* Includes penalties collected']], [['', 'checked by the branch']]])(
    'leaves a remark below the rows out: %j',
    (row) => expect(sorted([full, row])).toEqual({ leftOut: ['2 note'], records: [1] }),
  );

  it('takes ids of several words for ids', () => {
    expect(sorted([['BANCO LA FE', '', 5], ['GRUPO EL SOL']])).toEqual({ leftOut: [], records: [1, 2] });
  });

  it('accounts for every row of the sheet', () => {
    const { leftOut, records } = sorted([full, [], ['', 'Total', 5], ['Prepared by Maria'], ['', '', 1]]);
    expect(leftOut.length + records.length).toBe(5);
  });
});

describe('the other kinds, on the same declarations', () => {
  it('warns of a journal twice and of a photo on a disk, and blocks an empty body', () => {
    const fields = ['loanId', 'subject', 'body', 'imageUrl'];
    const checked = check('journal', fields, [
      ['L1', 'News', 'Good', 'C:\\photo.jpg'],
      ['L1', 'News', 'Good', 'https://example.org/a.jpg'],
      ['L1', 'News', 'Other'],
      ['L2', 'News', ''],
    ]);
    expect(told(checked)).toEqual([
      'addressNotHttps warning D2',
      'requiredEmpty error C5',
      'repeatedRecord warning A2',
    ]);
    expect(rowsOf(checked.sendable)).toEqual([1, 2, 3]);
    expect(checked.total).toBeUndefined();
    expect(checked.identityColumns).toEqual([0, 1, 2]);
  });

  it('checks drafts: one key once, an amount above zero, an empty column said once', () => {
    const fields = ['loanId', 'amount', 'firstName', 'loanUse'];
    const checked = check('loanDraft', fields, [
      ['L1', 0, 'Ana', ''],
      ['L1', 5, '', ''],
    ]);
    expect(told(checked)).toEqual([
      'advisedColumnEmpty warning D2',
      'amountNotPositive error B2',
      'advisedEmpty warning C3',
      'waiverUnknown warning sheet',
      'duplicateKey error A2',
    ]);
  });

  it('holds back words that stand for Kiva’s numbers while its lists are not at hand', () => {
    const checked = check('loanDraft', ['loanId', 'activity', 'currency'], [['L1', 'Farming', 'KES']]);
    expect(told(checked)).toEqual(['referenceListMissing error sheet', 'waiverUnknown warning sheet']);
    expect(checked.sendable).toEqual([]);
  });
});

it('fills findings with the params their codes are listed with, and no others', () => {
  const sheets = [
    checkRepayments([
      [cellOf(1e15), 'junk'],
      ['L1', -5],
      ['L1', ''],
      [cellOf(5, '5.00', '0.00'), cellOf(24.3, '24')],
      [cellOf(5, '#'), true],
    ]),
    checkRepayments([
      ['L1', '1.234'],
      [5.5, '$ 1'],
      ['13\u200b37', '€ 1'],
      ['E', cellOf(4e4, '1/1/09', 'd/m/yy')],
      ['', 2 ** 60],
    ]),
    checkRepayments(
      [
        ['L1', '1.234,5'],
        ['L2', '1,234.5'],
      ],
      { amountMeaning: 'outstanding' },
    ),
    check('repayment', ['loanId', 'amount', 'loanAmount', 'currency'], [['L1', 5.5, 1, 'UGX']], {
      account: { csvFormat: 'three' },
    }),
    check(
      'journal',
      ['loanId', 'subject', 'body', 'imageUrl'],
      [
        ['L1', 'a', 'b', 'x'],
        ['L1', 'a', 'b', errorCell('#N/A')],
      ],
    ),
    check(
      'loanDraft',
      ['loanId', 'amount', 'disbursalDate', 'gender', 'waiver', 'activity', 'loanUse'],
      [
        ['L1', 0, '03/04/2026', 'M', 'perhaps', 'x', ''],
        ['L2', 1, 45000, 'F', 'no', '', ''],
        ['L3', 1, 'soon', 'H', '', '', ''],
      ],
    ),
    check(
      'loanDraft',
      ['loanId', 'disbursalDate'],
      [
        ['L1', '25/04/2026'],
        ['L2', '04/25/2026'],
      ],
    ),
  ];
  const seen = new Set<string>();
  for (const { code, cell, row, params } of sheets.flatMap(({ findings }) => findings)) {
    seen.add(code);
    const places = [...(cell === undefined ? [] : ['cell']), ...(row === undefined ? [] : ['row'])];
    expect([code, ...Object.keys(params).sort()]).toEqual([code, ...[...FINDING_PARAMS[code], ...places].sort()]);
  }
  expect(seen.size).toBeGreaterThan(30);
});
