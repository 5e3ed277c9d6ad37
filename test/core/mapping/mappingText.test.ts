import { mappingText } from '../../../src/core/mapping/mappingText';
import type { Template } from '../../../src/core/mapping/template';

const TEMPLATE: Template = {
  version: 2,
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
  ['a conversion', { ...TEMPLATE, amountConverted: 'outstanding' }],
  ['another kind', { ...TEMPLATE, kind: 'journal' }],
  ['another decimal mark', { ...TEMPLATE, formats: { 'repayment.amount': { decimalMark: '.' } } }],
  ['another meaning of amounts', { ...TEMPLATE, amountMeaning: 'paidThisPeriod' }],
  ['another answer to blank amounts', { ...TEMPLATE, blankAmount: 'leaveOut' }],
  ['another column without a header', { ...TEMPLATE, bindings: [loan, { ...amount, header: ' ', column: 4 }] }],
])('is another for %s', (_, changed) => {
  expect(mappingText(changed)).not.toBe(text);
});
