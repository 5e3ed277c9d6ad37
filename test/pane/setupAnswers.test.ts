import { answersTo } from '../../src/pane/questions';

describe('the answers to what a blank amount means', () => {
  const ask = (meaning: string) =>
    answersTo({
      code: 'amountBlank',
      severity: 'question',
      field: 'repayment.amount',
      params: { field: 'repayment.amount', meaning, count: 2 },
    }).map(({ id }) => id);

  it.each(['', 'cumulativePrincipal', 'paidThisPeriod'])('offer 0 where it is nothing paid ("%s")', (meaning) =>
    expect(ask(meaning)).toEqual(['leaveOut', 'reportZero']),
  );

  it('never offer 0 in a column of what is owed: it would be fully repaid', () =>
    expect(ask('outstanding')).toEqual(['leaveOut']));
});
