import { RECORD_KINDS } from '../../../src/core/catalogue';
import { likeLastMonth } from '../../../src/core/send/likeLastMonth';
import { ACCEPTED, runOf, submissionOf, UNKNOWN } from './runs';

const CONTEXT = { environment: 'sandbox', partnerId: '7', month: '2026-10' } as const;
const { repayment, journal } = RECORD_KINDS;
const loans = (count: number, from = 0) => Array.from({ length: count }, (_, n) => [`L${n + from}`, n + 1] as const);
const now = (rows: ReturnType<typeof loans>) =>
  rows.map(([loanId, amount]) => ({ loanId, fingerprint: `now-${loanId}`, content: `c-${amount}` }));
const september = runOf([submissionOf('a', loans(40), ACCEPTED)], { month: '2026-09' });

describe('likeLastMonth', () => {
  it('notices a report that says what the last one said', () => {
    expect(likeLastMonth(repayment, now(loans(40)), [september], CONTEXT)).toEqual({
      month: '2026-09',
      rows: 40,
      equal: 40,
    });
  });

  it('wants more than nine tenths of at least twenty rows', () => {
    const moved = (count: number) => now(loans(40)).map((row, n) => (n < count ? { ...row, content: 'other' } : row));
    expect(likeLastMonth(repayment, moved(3), [september], CONTEXT)).toMatchObject({ equal: 37 });
    expect(likeLastMonth(repayment, moved(4), [september], CONTEXT)).toBeUndefined();
    expect(likeLastMonth(repayment, now(loans(19)), [september], CONTEXT)).toBeUndefined();
    expect(likeLastMonth(repayment, now(loans(20)), [september], CONTEXT)).toBeDefined();
  });

  it('counts what Kiva took alone, of the month before, of this account', () => {
    const others = [
      runOf([submissionOf('a', loans(40), UNKNOWN)], { month: '2026-09' }),
      runOf([submissionOf('a', loans(40), ACCEPTED)], { month: '2026-08' }),
      { ...september, environment: 'production' as const },
      { ...september, partnerId: '8' },
    ];
    expect(likeLastMonth(repayment, now(loans(40)), others, CONTEXT)).toBeUndefined();
  });

  it('compares what stands in her cells where the amounts that go out were computed from last month’s', () => {
    const own = submissionOf('a', loans(40), ACCEPTED);
    const reported = { ...own, rows: own.rows.map((row, n) => ({ ...row, own: n % 7 })) };
    const last = runOf([reported], { month: '2026-09' });
    const computed = (paid: (n: number) => number) =>
      now(loans(40)).map((row, n) => ({
        ...row,
        content: `c-${n + 1 + paid(n)}`,
        amount: n + 1 + paid(n),
        own: paid(n),
      }));
    expect(
      likeLastMonth(
        repayment,
        computed((n) => n % 7),
        [last],
        CONTEXT,
      ),
    ).toMatchObject({ equal: 40 });
    expect(
      likeLastMonth(
        repayment,
        computed((n) => (n % 7) + 1),
        [last],
        CONTEXT,
      ),
    ).toBeUndefined();
  });

  it('knows what was before January, and nothing of kinds without months', () => {
    const december = { ...september, month: '2025-12' };
    const january = { ...CONTEXT, month: '2026-01' };
    expect(likeLastMonth(repayment, now(loans(40)), [december], january)).toMatchObject({ month: '2025-12' });
    const journals = { ...september, kind: 'journal' as const };
    expect(likeLastMonth(journal, now(loans(40)), [journals], CONTEXT)).toBeUndefined();
  });
});
