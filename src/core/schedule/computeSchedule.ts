import { fitsDecimals } from '../cell/decimal';
import { addMonths } from '../cell/calendar';
import { fractionOf, roundedHalfUp, type Fraction } from './fraction';
import { firstDatedPeriod, instalmentDates } from './instalmentDates';
import { MOST_PERIODS, type Frequency, type Instalment, type LoanTerms, type TermsProblem } from './terms';

/** At maturity is counted in months. */
const PERIODS_A_YEAR: Readonly<Record<Frequency, bigint>> = {
  weekly: 52n,
  twoWeekly: 26n,
  fourWeekly: 13n,
  monthly: 12n,
  atMaturity: 12n,
};

/** One period's payment in the currency's smallest units. */
interface Part {
  readonly principal: bigint;
  readonly interest: bigint;
}

/**
 * The instalments that follow from a loan's terms, exact to the currency's smallest unit: every part is rounded half up,
 * and the last instalment takes what rounding left over, so that the principal sums to the amount.
 */
export function computeSchedule(terms: LoanTerms): readonly Instalment[] | TermsProblem {
  const dates = instalmentDates(terms);
  const problem = problemOf(terms) ?? (dates === undefined ? 'dates' : undefined);
  if (problem !== undefined || dates === undefined) return problem ?? 'dates';
  const units = roundedHalfUp(scaled(fractionOf(terms.amount), terms.decimals));
  const parts = terms.frequency === 'atMaturity' ? [atMaturity(terms, units)] : partsOf(terms, units);
  const paid = terms.grace === 'nothing' ? afterGrace(parts, terms.gracePeriods) : parts;
  const skipped = parts.length - paid.length;
  return paid.map(({ principal, interest }, at) => ({
    date: dates[at + skipped] ?? '',
    principal: amountOf(principal, terms.decimals),
    interest: amountOf(interest, terms.decimals),
  }));
}

function problemOf(terms: LoanTerms): TermsProblem | undefined {
  const { amount, decimals, periods, rate, gracePeriods, frequency, ratePeriod, method } = terms;
  if (!(amount > 0) || !Number.isFinite(amount) || !fitsDecimals(amount, decimals)) return 'amount';
  if (!Number.isInteger(periods) || periods < 1 || periods > MOST_PERIODS) return 'periods';
  if (!(rate >= 0) || !Number.isFinite(rate)) return 'rate';
  const isAtMaturity = frequency === 'atMaturity';
  const mostGrace = isAtMaturity ? 0 : periods - 1;
  if (!Number.isInteger(gracePeriods) || gracePeriods < 0 || gracePeriods > mostGrace) return 'grace';
  if (firstDatedPeriod(terms) === undefined) return 'firstInGrace';
  if (ratePeriod === 'whole' && method !== 'flat' && !isAtMaturity) return 'wholeRateDeclining';
  return isAtMaturity && ratePeriod !== 'whole' && !isTermWhole(terms) ? 'maturity' : undefined;
}

/** Interest until the one payment is so many months' interest only where it is so many months away. */
function isTermWhole({ disbursalDate, firstDate, periods }: LoanTerms): boolean {
  if (firstDate === undefined) return true;
  return disbursalDate !== undefined && addMonths(disbursalDate, periods) === firstDate;
}

/** Interest of the whole amount over one period; over all of them where the rate is for the whole. */
function rateOf({ rate, ratePeriod, frequency }: LoanTerms): Fraction {
  const { of, over } = fractionOf(rate);
  const share = { of, over: over * 100n };
  if (ratePeriod === 'whole') return share;
  const ofYear = ratePeriod === 'perYear' ? share.of : share.of * 12n;
  return { of: ofYear, over: share.over * PERIODS_A_YEAR[frequency] };
}

function flatTotal(terms: LoanTerms, units: bigint): bigint {
  const { of, over } = rateOf(terms);
  const times = terms.ratePeriod === 'whole' ? 1n : BigInt(terms.periods);
  return roundedHalfUp({ of: units * of * times, over });
}

function atMaturity(terms: LoanTerms, units: bigint): Part {
  return { principal: units, interest: flatTotal(terms, units) };
}

function partsOf(terms: LoanTerms, units: bigint): readonly Part[] {
  const { periods, gracePeriods, method } = terms;
  const rate = rateOf(terms);
  const paying = periods - gracePeriods;
  const total = method === 'flat' ? flatTotal(terms, units) : 0n;
  const flat = roundedHalfUp({ of: total, over: BigInt(periods) });
  const equalPrincipal = roundedHalfUp({ of: units, over: BigInt(paying) });
  const instalment = method === 'equalInstalments' ? equalInstalment(units, rate, paying) : 0n;
  const parts: Part[] = [];
  let outstanding = units;
  let flatLeft = total;
  for (let period = 0; period < periods; period++) {
    const isLast = period === periods - 1;
    const flatNow = isLast ? flatLeft : least(flat, flatLeft);
    const interest = method === 'flat' ? flatNow : roundedHalfUp({ of: outstanding * rate.of, over: rate.over });
    const wanted = method === 'equalInstalments' ? instalment - interest : equalPrincipal;
    const due = period < gracePeriods ? 0n : isLast ? outstanding : least(wanted, outstanding);
    parts.push({ principal: due, interest });
    outstanding -= due;
    flatLeft -= flatNow;
  }
  return parts;
}

/** What repays the amount with its interest in so many equal payments. */
function equalInstalment(units: bigint, { of, over }: Fraction, payments: number): bigint {
  if (of === 0n) return roundedHalfUp({ of: units, over: BigInt(payments) });
  const grown = (over + of) ** BigInt(payments);
  return roundedHalfUp({ of: units * of * grown, over: over * (grown - over ** BigInt(payments)) });
}

/** The payments that are made: the interest of periods without one is due with the first after them. */
function afterGrace(parts: readonly Part[], gracePeriods: number): readonly Part[] {
  const owed = parts.slice(0, gracePeriods).reduce((sum, { interest }) => sum + interest, 0n);
  return parts.slice(gracePeriods).map((part, at) => (at === 0 ? { ...part, interest: part.interest + owed } : part));
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function scaled({ of, over }: Fraction, decimals: number): Fraction {
  return { of: of * 10n ** BigInt(decimals), over };
}

/** Division rounds correctly: the shortest decimal text of the number says the units exactly. */
function amountOf(units: bigint, decimals: number): number {
  return Number(units) / 10 ** decimals;
}
