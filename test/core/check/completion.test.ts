import { findingOf } from '../../../src/core/check/finding';
import type { Completion } from '../../../src/core/check/completion';
import { check } from './sheets';

const ROWS = [
  ['L1', 10],
  ['L2', 20],
];

describe('completions', () => {
  it('reach the rules and what goes out, one after the other', () => {
    const doubled: Completion = (record) => {
      const amount = record.values.get('repayment.amount');
      const values = new Map(record.values);
      if (typeof amount?.value === 'number') values.set('repayment.amount', { ...amount, value: amount.value * 2 });
      return { record: { ...record, values }, findings: [] };
    };
    const checked = check('repayment', ['loanId', 'amount'], ROWS, {}, { completions: [doubled, doubled] });
    expect(checked.sendable.map(({ values }) => values.get('repayment.amount')?.value)).toEqual([40, 80]);
    expect(checked.total).toBe('120');
  });

  it('hold a record back with an error', () => {
    const refused: Completion = (record) => ({
      record,
      findings:
        record.row === 1
          ? [findingOf('requiredEmpty', 'error', { row: 1, field: 'repayment.amount' }, { field: 'repayment.amount' })]
          : [],
    });
    const checked = check('repayment', ['loanId', 'amount'], ROWS, {}, { completions: [refused] });
    expect(checked.sendable.map(({ row }) => row)).toEqual([2]);
    expect(checked.findings.filter(({ severity }) => severity === 'error')).toHaveLength(1);
    expect(checked.total).toBe('20');
  });
});
