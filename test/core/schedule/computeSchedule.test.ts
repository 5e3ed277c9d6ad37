import fc from 'fast-check';
import { decimalText, sumText } from '../../../src/core/cell/decimal';
import { computeSchedule } from '../../../src/core/schedule/computeSchedule';
import {
  FREQUENCIES,
  GRACES,
  METHODS,
  RATE_PERIODS,
  type Frequency,
  type Grace,
  type Instalment,
  type LoanTerms,
} from '../../../src/core/schedule/terms';
import { MONTHLY_PRINTED, PAID_LATE, WEEKLY_PRINTED } from './mifosSchedules';
import { secondSchedule, type Deal } from './secondSchedule';

const WITHOUT_DATES: LoanTerms = {
  amount: 10000,
  decimals: 2,
  periods: 12,
  frequency: 'weekly',
  rate: 12,
  ratePeriod: 'perYear',
  method: 'equalInstalments',
  gracePeriods: 0,
  grace: 'interestOnly',
};

const WEEKLY: LoanTerms = { ...WITHOUT_DATES, disbursalDate: '2015-01-02' };

const DEAL: Deal = {
  units: 10_000_00n,
  disbursed: '2015-01-02',
  count: 12,
  every: { days: 7 },
  basisPoints: 1200n,
  per: 'year',
  kind: 'instalment',
  free: 0,
  freeOf: 'principal',
};

function scheduleOf(terms: LoanTerms): readonly Instalment[] {
  const schedule = computeSchedule(terms);
  if (typeof schedule === 'string') throw new Error(schedule);
  return schedule;
}

function rows(terms: LoanTerms): readonly (readonly [string, number, number])[] {
  return scheduleOf(terms).map(({ date, principal, interest }) => [date, principal, interest]);
}

const cents = (amount: number): bigint => BigInt(Math.round(amount * 100));
const printed = (lines: readonly (readonly [string, number, number])[]) =>
  lines.map(([date, principal, interest]) => ({ date, principal: cents(principal), interest: cents(interest) }));

describe('the second implementation', () => {
  it('gives the weekly schedule that a loan system printed', () => {
    expect(secondSchedule(DEAL)).toEqual(printed(WEEKLY_PRINTED));
  });

  it('gives the monthly one, two of whose instalments came late', () => {
    const deal: Deal = { ...DEAL, disbursed: '2015-01-01', every: { months: 1 }, late: PAID_LATE };
    expect(secondSchedule(deal)).toEqual(printed(MONTHLY_PRINTED));
  });
});

describe('a computed schedule', () => {
  it('is the weekly one that a loan system printed', () => expect(rows(WEEKLY)).toEqual(WEEKLY_PRINTED));

  it('has the instalments of the monthly one as they were before any came late', () => {
    const monthly: LoanTerms = { ...WEEKLY, disbursalDate: '2015-01-01', frequency: 'monthly' };
    const schedule = rows(monthly);
    expect(schedule.map(([date]) => date)).toEqual(MONTHLY_PRINTED.map(([date]) => date));
    expect(schedule[0]).toEqual(MONTHLY_PRINTED[0]);
    expect(schedule.slice(0, -1).map(([, principal, interest]) => sumText([principal, interest]))).toEqual(
      MONTHLY_PRINTED.slice(0, -1).map(([, principal, interest]) => sumText([principal, interest])),
    );
    expect(rows({ ...monthly, rate: 1, ratePeriod: 'perMonth' })).toEqual(schedule);
  });

  it('is flat: equal parts, and what rounding leaves on the last', () => {
    const terms: LoanTerms = { ...WEEKLY, amount: 1000, periods: 3, frequency: 'monthly', method: 'flat', rate: 2.5 };
    expect(rows({ ...terms, ratePeriod: 'perMonth' })).toEqual([
      ['2015-02-02', 333.33, 25],
      ['2015-03-02', 333.33, 25],
      ['2015-04-02', 333.34, 25],
    ]);
    expect(rows({ ...terms, ratePeriod: 'whole', rate: 10 })).toEqual([
      ['2015-02-02', 333.33, 33.33],
      ['2015-03-02', 333.33, 33.33],
      ['2015-04-02', 333.34, 33.34],
    ]);
    expect(rows({ ...terms, ratePeriod: 'whole', rate: 10, decimals: 0 })).toEqual([
      ['2015-02-02', 333, 33],
      ['2015-03-02', 333, 33],
      ['2015-04-02', 334, 34],
    ]);
  });

  it('rounds a half up', () => {
    const terms: LoanTerms = { ...WEEKLY, amount: 50, decimals: 0, periods: 4, frequency: 'monthly', rate: 3 };
    expect(rows({ ...terms, ratePeriod: 'perMonth', method: 'equalPrincipal' }).map(([, ...parts]) => parts)).toEqual([
      [13, 2],
      [13, 1],
      [13, 1],
      [11, 0],
    ]);
  });

  it('never asks for more principal than is left', () => {
    const terms: LoanTerms = { ...WEEKLY, amount: 7, decimals: 0, rate: 0, method: 'equalPrincipal' };
    expect(rows(terms).map(([, principal]) => principal)).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
  });

  it('has no principal in grace periods, and their interest then or later', () => {
    const terms: LoanTerms = { ...WEEKLY, amount: 300, periods: 4, frequency: 'monthly', method: 'equalPrincipal' };
    const grace: LoanTerms = { ...terms, rate: 1, ratePeriod: 'perMonth', gracePeriods: 2 };
    expect(rows(grace)).toEqual([
      ['2015-02-02', 0, 3],
      ['2015-03-02', 0, 3],
      ['2015-04-02', 150, 3],
      ['2015-05-02', 150, 1.5],
    ]);
    expect(rows({ ...grace, grace: 'nothing' })).toEqual([
      ['2015-04-02', 150, 9],
      ['2015-05-02', 150, 1.5],
    ]);
  });

  it('takes a first date for what the disbursal says it is where nothing is paid in grace', () => {
    const given: LoanTerms = { ...WEEKLY, amount: 300, periods: 4, frequency: 'monthly', method: 'equalPrincipal' };
    const grace: LoanTerms = { ...given, rate: 0, gracePeriods: 2, grace: 'nothing' };
    const datesWith = (firstDate: string, change: Partial<LoanTerms> = {}) => {
      const schedule = computeSchedule({ ...grace, ...change, firstDate });
      return typeof schedule === 'string' ? schedule : schedule.map(({ date }) => date);
    };
    // Disbursed on 2 January: the first period ends a month later, the first payment is due after two more.
    expect(datesWith('2015-02-05')).toEqual(['2015-04-05', '2015-05-05']);
    expect(datesWith('2015-04-05')).toEqual(['2015-04-05', '2015-05-05']);
    expect(datesWith('2015-03-31')).toEqual(['2015-03-31', '2015-04-30']);
    for (const unclear of ['2015-03-02', '2015-01-05', '2015-06-01', '2014-12-01']) {
      expect([unclear, datesWith(unclear)]).toEqual([unclear, 'firstInGrace']);
    }
    const undisbursed: LoanTerms = { ...WITHOUT_DATES, gracePeriods: 2, grace: 'nothing' };
    expect(computeSchedule({ ...undisbursed, firstDate: '2015-04-05' })).toBe('firstInGrace');
    // Where their interest is paid the first date is the first payment's and the first period's.
    expect(datesWith('2015-03-02', { grace: 'interestOnly' })[0]).toBe('2015-03-02');
    expect(datesWith('2015-03-02', { gracePeriods: 0 })[0]).toBe('2015-03-02');
    const weekly = { frequency: 'weekly', gracePeriods: 3 } as const;
    expect(datesWith('2015-01-30', weekly)).toEqual(['2015-01-30']);
    expect(datesWith('2015-01-09', weekly)).toEqual(['2015-01-30']);
    expect(datesWith('2015-01-20', weekly)).toEqual('firstInGrace');
  });

  it('is one payment at maturity', () => {
    const terms: LoanTerms = { ...WEEKLY, frequency: 'atMaturity', periods: 6, disbursalDate: '2015-08-31' };
    expect(rows(terms)).toEqual([['2016-02-29', 10000, 600]]);
    expect(rows({ ...terms, firstDate: '2016-02-29' })).toEqual([['2016-02-29', 10000, 600]]);
    expect(rows({ ...terms, firstDate: '2016-03-15', ratePeriod: 'whole' })).toEqual([['2016-03-15', 10000, 1200]]);
  });

  it.each([
    ['2015-01-31', undefined, ['2015-02-28', '2015-03-31', '2015-04-30']],
    ['2016-01-31', undefined, ['2016-02-29', '2016-03-31', '2016-04-30']],
    ['2015-12-15', '2015-12-31', ['2015-12-31', '2016-01-31', '2016-02-29']],
    ['2015-01-30', undefined, ['2015-02-28', '2015-03-30', '2015-04-30']],
    [undefined, '2015-02-28', ['2015-02-28', '2015-03-28', '2015-04-28']],
  ])('of %s with its first on %s is due on %p', (disbursalDate, firstDate, dates) => {
    const given = { ...(disbursalDate && { disbursalDate }), ...(firstDate && { firstDate }) };
    expect(rows({ ...WITHOUT_DATES, ...given, periods: 3, frequency: 'monthly' }).map(([date]) => date)).toEqual(dates);
  });

  it.each<[Partial<LoanTerms>, string]>([
    [{ amount: 0 }, 'amount'],
    [{ amount: 10.005 }, 'amount'],
    [{ amount: 10.5, decimals: 0 }, 'amount'],
    [{ periods: 0 }, 'periods'],
    [{ periods: 2.5 }, 'periods'],
    [{ periods: 601 }, 'periods'],
    [{ rate: -1 }, 'rate'],
    [{ rate: Number.NaN }, 'rate'],
    [{ gracePeriods: 12 }, 'grace'],
    [{ gracePeriods: -1 }, 'grace'],
    [{ frequency: 'atMaturity', gracePeriods: 1 }, 'grace'],
    [{ ratePeriod: 'whole' }, 'wholeRateDeclining'],
    [{ frequency: 'atMaturity', firstDate: '2015-03-02' }, 'maturity'],
    [{ disbursalDate: '9999-12-01', frequency: 'monthly' }, 'dates'],
    [{ disbursalDate: '2015-02-30' }, 'dates'],
  ])('of %p is refused: %s', (change, problem) => expect(computeSchedule({ ...WEEKLY, ...change })).toBe(problem));

  it('has no date to start from', () => {
    expect(computeSchedule(WITHOUT_DATES)).toBe('dates');
  });
});

const dateText = fc
  .date({ min: new Date('2001-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const terms: fc.Arbitrary<LoanTerms> = fc
  .record({
    units: fc.integer({ min: 1, max: 50_000_000 }),
    decimals: fc.constantFrom(0, 2, 3),
    disbursalDate: dateText,
    periods: fc.integer({ min: 1, max: 60 }),
    frequency: fc.constantFrom(...FREQUENCIES),
    basisPoints: fc.integer({ min: 0, max: 6000 }),
    ratePeriod: fc.constantFrom(...RATE_PERIODS),
    method: fc.constantFrom(...METHODS),
    graceShare: fc.double({ min: 0, max: 0.99, noNaN: true }),
    grace: fc.constantFrom(...GRACES),
  })
  .map(({ units, basisPoints, graceShare, ...rest }) => ({
    ...rest,
    amount: units / 10 ** rest.decimals,
    rate: basisPoints / 100,
    gracePeriods: rest.frequency === 'atMaturity' ? 0 : Math.floor(rest.periods * graceShare),
    ...(rest.method !== 'flat' && rest.ratePeriod === 'whole' && { ratePeriod: 'perYear' as const }),
  }));

describe('any computed schedule', () => {
  it('repays the amount exactly, with nothing negative', () => {
    fc.assert(
      fc.property(terms, (given) => {
        const schedule = scheduleOf(given);
        expect(sumText(schedule.map(({ principal }) => principal))).toBe(decimalText(given.amount));
        expect(schedule.every(({ principal, interest }) => principal >= 0 && interest >= 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('has dates that ascend strictly, all after the disbursal', () => {
    fc.assert(
      fc.property(terms, (given) => {
        const dates = [given.disbursalDate ?? '', ...scheduleOf(given).map(({ date }) => date)];
        expect([...new Set(dates)].sort()).toEqual(dates);
      }),
      { numRuns: 300 },
    );
  });

  it('is due on the same day of each month, or on its last', () => {
    fc.assert(
      fc.property(terms, (given) => {
        const first = given.disbursalDate ?? '';
        scheduleOf({ ...given, frequency: 'monthly' }).forEach(({ date }) => {
          const next = new Date(`${date}T00:00:00Z`);
          next.setUTCDate(next.getUTCDate() + 1);
          expect(date.slice(8) === first.slice(8) || (date.slice(8) < first.slice(8) && next.getUTCDate() === 1)).toBe(
            true,
          );
        });
      }),
      { numRuns: 100 },
    );
  });

  it('bears interest on what is outstanding alone where its rate is', () => {
    fc.assert(
      fc.property(terms, (given) => {
        fc.pre(given.method !== 'flat' && given.frequency === 'monthly');
        const scale = 10 ** given.decimals;
        let outstanding = Math.round(given.amount * scale);
        for (const { principal, interest } of scheduleOf({ ...given, grace: 'interestOnly' })) {
          const share = (outstanding * given.rate) / 100 / (given.ratePeriod === 'perYear' ? 12 : 1);
          expect(Math.abs(interest * scale - share)).toBeLessThanOrEqual(0.5001);
          outstanding -= Math.round(principal * scale);
        }
        expect(outstanding).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('1,000 schedules', () => {
  /** The same numbers in every run. */
  function* drawn(): Generator<number> {
    let state = 20150109;
    for (;;) {
      state = (state * 1103515245 + 12345) % 2147483648;
      yield state / 2147483648;
    }
  }

  const EVERY = {
    weekly: { days: 7 },
    twoWeekly: { days: 14 },
    fourWeekly: { days: 28 },
    monthly: { months: 1 },
    atMaturity: 'end',
  } as const;
  const DAYS = { weekly: 7, twoWeekly: 14, fourWeekly: 28, monthly: 30.4, atMaturity: 0 } as const;
  const KIND = { flat: 'flat', equalInstalments: 'instalment', equalPrincipal: 'principal' } as const;
  /** A loan of one payment has no periods to be free of. */
  const gracesOf = (frequency: Frequency): readonly ('none' | Grace)[] =>
    frequency === 'atMaturity' ? ['none'] : ['none', ...GRACES];
  const PER = { perYear: 'year', perMonth: 'month', whole: 'all' } as const;

  it('are to the smallest unit those of the second implementation', () => {
    const numbers = drawn();
    const upTo = (most: number): number => Math.floor((numbers.next().value as number) * most);
    const seen = new Map<string, number>();
    const differing: unknown[] = [];
    for (let nth = 0; nth < 1000; nth++) {
      const frequency = FREQUENCIES[nth % 5] ?? 'weekly';
      const method = METHODS[Math.floor(nth / 5) % 3] ?? 'flat';
      const graces = gracesOf(frequency);
      const drawnGrace = graces[Math.floor(nth / 15) % graces.length] ?? 'none';
      const hasGrace = drawnGrace !== 'none';
      const grace = hasGrace ? drawnGrace : 'nothing';
      const rated = RATE_PERIODS[upTo(3)] ?? 'whole';
      const ratePeriod = method !== 'flat' && rated === 'whole' ? 'perYear' : rated;
      const decimals = [0, 2, 2, 3][upTo(4)] ?? 2;
      const units = 1 + upTo(10 ** (3 + upTo(5)));
      const periods = hasGrace ? 2 + upTo(59) : 1 + upTo(60);
      const gracePeriods = hasGrace ? Math.min(periods - 1, 1 + upTo(6)) : 0;
      const basisPoints = upTo(4000);
      const day = (from: number): string => new Date(Date.UTC(2019, 0, 1 + from)).toISOString().slice(0, 10);
      const start = upTo(3000);
      const isFirstGiven = upTo(2) === 1 && frequency !== 'atMaturity';
      const isFree = gracePeriods > 0 && grace === 'nothing';
      // Where nothing is paid in grace the date lies where the disbursal puts it, a third of a period early or late.
      const firstIs = isFree && upTo(2) === 1 ? gracePeriods + 1 : 1;
      const length = DAYS[frequency];
      const first = day(start + (isFree ? Math.round(length * (firstIs + (upTo(3) - 1) / 3)) : 1 + upTo(60)));
      const schedule = scheduleOf({
        amount: units / 10 ** decimals,
        decimals,
        disbursalDate: day(start),
        ...(isFirstGiven && { firstDate: first }),
        periods,
        frequency,
        rate: basisPoints / 100,
        ratePeriod,
        method,
        gracePeriods,
        grace,
      });
      const second = secondSchedule({
        units: BigInt(units),
        disbursed: day(start),
        ...(isFirstGiven && { first, firstIs }),
        count: periods,
        every: EVERY[frequency],
        basisPoints: BigInt(basisPoints),
        per: PER[ratePeriod],
        kind: KIND[method],
        free: gracePeriods,
        freeOf: grace === 'nothing' ? 'everything' : 'principal',
      });
      const scale = 10 ** decimals;
      const inUnits = schedule.map(({ date, principal, interest }) => ({
        date,
        principal: BigInt(Math.round(principal * scale)),
        interest: BigInt(Math.round(interest * scale)),
      }));
      const same = JSON.stringify([inUnits, second], (_, value: unknown) =>
        typeof value === 'bigint' ? `${value}` : value,
      );
      const [one, other] = JSON.parse(same) as [unknown, unknown];
      if (JSON.stringify(one) !== JSON.stringify(other)) differing.push({ nth, one, other });
      const combination = `${frequency} ${method} ${gracePeriods > 0 ? grace : 'none'}`;
      seen.set(combination, (seen.get(combination) ?? 0) + 1);
    }
    expect(differing).toEqual([]);
    // 67 or 66 of each frequency and method, in equal parts without grace, without principal and without any payment.
    const combinations = FREQUENCIES.flatMap((frequency) =>
      METHODS.flatMap((method) => gracesOf(frequency).map((grace) => `${frequency} ${method} ${grace}`)),
    );
    expect([...seen.keys()].sort()).toEqual([...combinations].sort());
    expect(combinations).toHaveLength(4 * 3 * 3 + 3);
    for (const [combination, count] of seen) {
      const [least, most] = combination.startsWith('atMaturity') ? [66, 67] : [22, 23];
      expect(count).toBeGreaterThanOrEqual(least);
      expect(count).toBeLessThanOrEqual(most);
    }
  });
});
