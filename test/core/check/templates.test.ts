import { filterWord } from '../../../src/core/check/leftOutByFilter';
import fc from 'fast-check';
import { RECORD_KINDS } from '../../../src/core/catalogue';
import type { CellValue } from '../../../src/core/cell/cell';
import { checkSheet, type CheckedSheet } from '../../../src/core/check/checkSheet';
import { applyTemplate } from '../../../src/core/mapping/applyTemplate';
import { parseTemplate } from '../../../src/core/mapping/parseTemplate';
import type { Template } from '../../../src/core/mapping/template';
import { recordText } from '../../../src/core/submission/recordText';
import { REFERENCE } from './reference';
import { ACCOUNT, check, checkRepayments, sheetOf } from './sheets';

const SURROUNDINGS = { today: '2026-05-04', reference: REFERENCE };
const ROWS: readonly (readonly CellValue[])[] = [
  ['L-1', 600, 'Akinyi'],
  ['L-2', 700, 'Baraka'],
  ['L-3', 800, 'Chebet'],
];
const drafts = (change: Partial<Template>): CheckedSheet =>
  check('loanDraft', ['loanId', 'amount', 'firstName'], ROWS, change, SURROUNDINGS);
const bodies = ({ kind, sendable }: CheckedSheet): readonly string[] =>
  sendable.map((record) => recordText(kind.fields, record));
const about = ({ findings }: CheckedSheet, field: string) => findings.filter((finding) => finding.field === field);

describe('constants', () => {
  it('fill every row, in Kiva’s own words', () => {
    const checked = drafts({
      constants: {
        'loanDraft.currency': 'kes',
        'loanDraft.disbursalDate': '2026-05-15',
        'loanDraft.activity': 'POULTRY',
      },
    });
    const activity = REFERENCE.activities?.find(({ name }) => name === 'Poultry')?.value;
    expect(bodies(checked)).toHaveLength(3);
    for (const body of bodies(checked)) {
      expect(JSON.parse(body)).toMatchObject({
        currency: 'KES',
        disburse_time: '2026-05-15',
        activity_id: activity,
      });
    }
    expect(checked.records[0]?.values.get('loanDraft.currency')).toEqual({ value: 'KES' });
  });

  it('are read as a cell’s text is: what is open is one question, answered once', () => {
    const constants = { 'loanDraft.disbursalDate': '05/06/2026' };
    const open = drafts({ constants });
    expect(about(open, 'loanDraft.disbursalDate')).toMatchObject([
      { code: 'dateOrderOpen', severity: 'question', constant: true },
    ]);
    expect(open.sendable).toEqual([]);
    const formats = { 'loanDraft.disbursalDate': { dateOrder: 'dmy' as const } };
    expect(bodies(drafts({ constants, formats }))[0]).toContain('"disburse_time":"2026-06-05"');
  });

  it('that Kiva’s list does not have hold back the sheet, once, and point to the template', () => {
    const checked = drafts({ constants: { 'loanDraft.activity': 'Poltry' } });
    const [finding, ...others] = about(checked, 'loanDraft.activity');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'referenceNear', severity: 'error', constant: true });
    expect(finding).not.toHaveProperty('row');
    expect(finding).not.toHaveProperty('cell');
    expect(finding?.params).not.toHaveProperty('row');
    expect(checked.sendable).toEqual([]);
  });

  it('are checked by the rules as cells are, and said once for all rows', () => {
    const checked = drafts({ constants: { 'loanDraft.disbursalDate': '2020-01-01', 'loanDraft.currency': 'USD' } });
    expect(about(checked, 'loanDraft.disbursalDate')).toMatchObject([
      { code: 'dateTooOld', severity: 'error', constant: true },
    ]);
    expect(about(checked, 'loanDraft.disbursalDate')[0]).not.toHaveProperty('row');
    expect(checked.sendable).toEqual([]);
  });

  it('never hold the waiver, whoever wrote the template', () => {
    const checked = drafts({ constants: { 'loanDraft.waiver': 'yes' } });
    expect(checked.records.every(({ values }) => !values.has('loanDraft.waiver'))).toBe(true);
    expect(bodies(checked).join()).not.toContain('client_waiver_signed');
  });

  it('do not touch a field that has a column, even where its cell is empty', () => {
    const rows = [
      ['L-1', 600, 'KES'],
      ['L-2', 700, ''],
    ];
    const constants = { 'loanDraft.currency': 'USD' };
    const checked = check('loanDraft', ['loanId', 'amount', 'currency'], rows, { constants }, SURROUNDINGS);
    expect(checked.records.map(({ values }) => values.get('loanDraft.currency')?.value)).toEqual(['KES', undefined]);
  });

  it('make no record of a blank row', () => {
    const rows = [...ROWS, ['', '', ''], ['', '', '']];
    const constants = { 'loanDraft.currency': 'KES' };
    const checked = check('loanDraft', ['loanId', 'amount', 'firstName'], rows, { constants }, SURROUNDINGS);
    expect(checked.records).toHaveLength(3);
    expect(checked.leftOut.map(({ reason }) => reason)).toEqual(['blank', 'blank']);
  });

  it('may stand only for fields with one value a row that no rule takes the cell of', () => {
    const fields = Object.values(RECORD_KINDS).flatMap((kind) => kind.fields);
    const wrong = fields.filter(
      ({ constant, kind, repeats, need }) =>
        constant === true && (repeats === true || kind === 'amount' || kind === 'id' || need === 'required'),
    );
    expect(wrong).toEqual([]);
    expect(fields.find(({ id }) => id === 'loanDraft.waiver')?.constant).toBeUndefined();
  });
});

describe('the row filter', () => {
  const rows = [
    ['L-1', 5, 'Active'],
    ['L-2', 6, 'CLOSED '],
    ['L-3', 7, 'clôsed'],
    ['L-4', 8, ''],
    ['L-5', 9, 'Closed early'],
    ['', '', ''],
  ];
  const filtered = (leaveOut: readonly string[]) => {
    const sheet = sheetOf(['Loan', 'Paid', 'Status'], rows);
    const template: Template = {
      version: 3,
      id: 't1',
      name: 'T',
      kind: 'repayment',
      bindings: [
        { field: 'repayment.loanId', header: 'Loan', column: 0 },
        { field: 'repayment.amount', header: 'Paid', column: 1 },
      ],
      formats: {},
      amountMeaning: 'cumulativePrincipal',
      rowFilter: { header: 'Status', column: 2, leaveOut },
    };
    return checkSheet(RECORD_KINDS.repayment, template, applyTemplate(template, sheet.columns), sheet, ACCOUNT);
  };

  it('leaves rows out by the word, in any case and with any marks, and counts them', () => {
    const checked = filtered(['closed']);
    expect(checked.sendable.map(({ row }) => row)).toEqual([1, 4, 5]);
    expect(checked.leftOut).toEqual([
      { row: 2, reason: 'filtered' },
      { row: 3, reason: 'filtered' },
      { row: 6, reason: 'blank' },
    ]);
    expect(checked.total).toBe('22');
  });

  it.each([
    ['A+', 'A-', false],
    ['-1', '1', false],
    ['50%', '50', false],
    ['No.', 'No', false],
    ['paid  off', 'Paid off', true],
    ['Ｃlosed', 'closed', true],
  ])('takes %j and %j for one word only where no sign differs', (one, other, same) =>
    expect(filterWord(one) === filterWord(other)).toBe(same),
  );

  it('leaves empty cells out only where she said so', () => {
    expect(filtered([]).sendable).toHaveLength(5);
    expect(filtered(['']).sendable.map(({ row }) => row)).toEqual([1, 2, 3, 5]);
    expect(filtered(['-']).sendable).toHaveLength(5);
  });

  it('holds back everything when its column is gone', () => {
    const checked = checkRepayments([['L-1', 5]], { rowFilter: { header: 'Status', column: 7, leaveOut: ['x'] } });
    expect(checked.findings).toMatchObject([
      { code: 'filterColumnMissing', severity: 'error', params: { header: 'Status' } },
    ]);
    expect(checked.sendable).toEqual([]);
  });
});

it('gives the same submissions when it is applied twice, is written and read between, or the columns are shuffled', () => {
  const headers = ['Loan', 'Amount', 'Name', 'Status', 'Town'];
  const rows = ROWS.map((row, n) => [...row, n === 1 ? 'Closed' : 'Open', 'Kisumu']);
  const sheet = sheetOf(headers, rows);
  const template: Template = {
    version: 3,
    id: 't1',
    name: 'T',
    kind: 'loanDraft',
    bindings: ['loanId', 'amount', 'firstName'].map((field, column) => ({
      field: `loanDraft.${field}`,
      header: headers[column] ?? '',
      column,
    })),
    formats: {},
    constants: { 'loanDraft.currency': 'KES', 'loanDraft.theme': 'General' },
    rowFilter: { header: 'Status', column: 3, leaveOut: ['closed'] },
    headers,
  };
  const bodiesOf = (used: Template, order: readonly number[]): readonly string[] => {
    const shuffled = sheetOf(
      order.map((place) => headers[place] ?? ''),
      rows.map((row) => order.map((place) => row[place] ?? '')),
    );
    const applied = applyTemplate(used, shuffled.columns);
    return bodies(checkSheet(RECORD_KINDS.loanDraft, used, applied, shuffled, ACCOUNT, SURROUNDINGS));
  };
  const wanted = bodies(
    checkSheet(RECORD_KINDS.loanDraft, template, applyTemplate(template, sheet.columns), sheet, ACCOUNT, SURROUNDINGS),
  );
  expect(wanted).toHaveLength(2);
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
  fc.assert(
    fc.property(order, (places) => {
      expect(bodiesOf(template, places)).toEqual(wanted);
      expect(bodiesOf(template, places)).toEqual(wanted);
      const again = parseTemplate(JSON.stringify(template));
      expect(again.ok && bodiesOf(again.template, places)).toEqual(wanted);
    }),
  );
});
