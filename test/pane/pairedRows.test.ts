import { pairedRows } from '../../src/pane/photos/pairedRows';
import { check } from '../core/check/sheets';

it('tells a pair whose record is gone from the others', () => {
  const checked = check('loanDraft', ['loanId', 'amount'], [['L-1', 50]]);
  expect(pairedRows(checked, { '["L-7"]': 'r', '["L-1"]': 's' })).toEqual([
    { key: '["L-1"]', row: 1, reference: 's' },
    { key: '["L-7"]', row: undefined, reference: 'r' },
  ]);
});
