import { factsOf } from '../../../src/core/submission/facts';
import type { Submission } from '../../../src/core/submission/submission';

const ROW = { row: 1, key: 'k', fingerprint: 'f', content: 'c', loanId: 'L1', clientId: 'C1' };
const submission = (change: Partial<Submission>): Submission => ({
  id: 's',
  kind: 'repayment',
  environment: 'sandbox',
  partnerId: '7',
  endpoint: 'postRepayments',
  body: '',
  records: [''],
  rows: [ROW],
  ...change,
});

describe('factsOf', () => {
  it('names a repayment by loan, client and month', () => {
    expect(factsOf(submission({ month: '2026-10' }))).toEqual([
      { loanId: 'L1', clientId: 'C1', period: '2026-10', content: 'c' },
    ]);
  });

  it('names a draft by its loan alone, whoever its client is', () => {
    expect(factsOf(submission({ kind: 'loanDraft' }))).toEqual([{ loanId: 'L1', period: '', content: 'c' }]);
  });

  it('names a journal by what it says too: a loan has many', () => {
    expect(factsOf(submission({ kind: 'journal' }))).toEqual([{ loanId: 'L1', part: 'c', period: '', content: 'c' }]);
  });

  it('names a record without an id by what it says', () => {
    const rows = [{ ...ROW, loanId: '' }];
    expect(factsOf(submission({ kind: 'loanDraft', rows }))).toEqual([
      { loanId: '', part: 'c', period: '', content: 'c' },
    ]);
  });

  it('carries what a person decided', () => {
    const rows = [{ ...ROW, despite: ['old', 'older'] }, ROW];
    expect(factsOf(submission({ rows })).map(({ despite }) => despite)).toEqual([['old', 'older'], undefined]);
  });
});
