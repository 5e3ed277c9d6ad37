import { mappingText } from '../../../src/core/mapping/mappingText';
import type { ColumnFormat, Template } from '../../../src/core/mapping/template';

const TEMPLATE: Template = {
  version: 3,
  id: 't1',
  name: 'Report',
  kind: 'repayment',
  bindings: [
    { field: 'repayment.loanId', header: 'Loan ID', column: 0 },
    { field: 'repayment.amount', header: 'Principal repaid', column: 3 },
  ],
  formats: { 'repayment.amount': { decimalMark: ',' } },
  amountMeaning: 'cumulativePrincipal',
};
const text = mappingText(TEMPLATE);
const twins = (first: number, second: number, change: Partial<Template> = {}): Template => ({
  ...TEMPLATE,
  bindings: [
    { field: 'repayment.loanId', header: 'Total', column: first },
    { field: 'repayment.amount', header: 'total ', column: second },
  ],
  ...change,
});
const [loan, amount] = TEMPLATE.bindings as [Template['bindings'][number], Template['bindings'][number]];

it.each<[string, Template]>([
  ['columns that moved', { ...TEMPLATE, bindings: [amount, { ...loan, column: 7 }] }],
  ['another spelling of a header', { ...TEMPLATE, bindings: [{ ...loan, header: ' loan  id ' }, amount] }],
  ['another name', { ...TEMPLATE, name: 'Report of May' }],
])('is the same for %s', (_, changed) => {
  expect(mappingText(changed)).toBe(text);
});

it.each<[string, Template]>([
  ['an amount in another column', { ...TEMPLATE, bindings: [loan, { ...amount, header: 'Interest repaid' }] }],
  ['a field more', { ...TEMPLATE, bindings: [loan, amount, { field: 'repayment.clientId', header: 'C', column: 1 }] }],
  ['a constant', { ...TEMPLATE, constants: { 'repayment.currency': 'PEN' } }],
  ['a schedule that is computed', { ...TEMPLATE, schedule: { computed: true } }],
  ['instalments of another sheet', { ...TEMPLATE, instalments: { sheet: 'Plan', bindings: [], formats: {} } }],
  ['a conversion', { ...TEMPLATE, amountConverted: 'outstanding' }],
  ['another kind', { ...TEMPLATE, kind: 'journal' }],
  ['another decimal mark', { ...TEMPLATE, formats: { 'repayment.amount': { decimalMark: '.' } } }],
  ['another meaning of amounts', { ...TEMPLATE, amountMeaning: 'paidThisPeriod' }],
  ['another answer to blank amounts', { ...TEMPLATE, blankAmount: 'leaveOut' }],
  ['another column without a header', { ...TEMPLATE, bindings: [loan, { ...amount, header: ' ', column: 4 }] }],
])('is another for %s', (_, changed) => {
  expect(mappingText(changed)).not.toBe(text);
});

it('tells columns of one header by their order, and by their place where not all of them are bound', () => {
  expect(mappingText(twins(1, 2))).not.toBe(mappingText(twins(2, 1)));
  expect(mappingText(twins(1, 2))).toBe(mappingText(twins(4, 7)));
  const headers = ['Loan ID', 'Principal repaid', 'Principal repaid'];
  const moved = { ...TEMPLATE, headers, bindings: [loan, { ...amount, column: 4 }] };
  expect(mappingText({ ...TEMPLATE, headers })).not.toBe(mappingText(moved));
});

it('tells instalments’ columns of one header by their place, too', () => {
  const bound = (column: number, headers?: readonly string[]): Template => {
    const bindings = [{ field: 'instalment.principal', header: 'Principal', column }];
    return { ...TEMPLATE, instalments: { sheet: 'Plan', bindings, formats: {}, ...(headers && { headers }) } };
  };
  const twice = ['Principal', 'Principal'];
  expect(mappingText(bound(1, twice))).not.toBe(mappingText(bound(2, twice)));
  expect(mappingText(bound(1))).toBe(mappingText(bound(2)));
});

it('tells what her words are read as, in any order of them', () => {
  const reads = (words: Record<string, string>) =>
    mappingText({ ...TEMPLATE, valueMaps: { 'repayment.currency': words } });
  expect(reads({ soles: 'PEN' })).not.toBe(text);
  expect(reads({ soles: 'PEN' })).not.toBe(reads({ soles: 'USD' }));
  expect(reads({ soles: 'PEN', dolares: 'USD' })).toBe(reads({ dolares: 'USD', soles: 'PEN' }));
  expect(reads({})).toBe(text);
});

it('is the same for named formats in another order', () => {
  const read = (format: ColumnFormat) => mappingText({ ...TEMPLATE, formats: { 'loanDraft.notPictured': format } });
  const one = read({ polarity: 'opposite', blankMeans: 'no' } as ColumnFormat);
  expect(read({ blankMeans: 'no', polarity: 'opposite' } as ColumnFormat)).toBe(one);
});
