/**
 * A schedule worked out a second time, from the definitions and in whole numbers alone. It shares no code with the
 * product, so that the two can judge each other: dates come from the platform's own calendar, and the equal instalment is
 * the one after which nothing is left, found by following the loan period by period.
 */
export interface Deal {
  /** In the currency's smallest unit. */
  readonly units: bigint;
  /** "YYYY-MM-DD" */
  readonly disbursed: string;
  readonly first?: string;
  /** The period, from 1, whose date `first` is; absent: the first. */
  readonly firstIs?: number;
  readonly count: number;
  readonly every: { readonly days: number } | { readonly months: number } | 'end';
  /** Rate in hundredths of a percent, for a year, a month, or all of it. */
  readonly basisPoints: bigint;
  readonly per: 'year' | 'month' | 'all';
  readonly kind: 'flat' | 'instalment' | 'principal';
  readonly free: number;
  readonly freeOf: 'principal' | 'everything';
  /** Instalments (from 1) that came a period late: their principal still bore interest in the next one. */
  readonly late?: readonly number[];
}

/** A payment in smallest units. */
export interface Payment {
  readonly date: string;
  readonly principal: bigint;
  readonly interest: bigint;
}

function nearest(top: bigint, bottom: bigint): bigint {
  const whole = top / bottom;
  const rest = top - whole * bottom;
  return rest + rest >= bottom ? whole + 1n : whole;
}

function periodsAYear(every: Deal['every']): bigint {
  if (every === 'end' || 'months' in every) return 12n;
  return BigInt(Math.floor(365 / every.days));
}

function dayOf(deal: Deal, at: number): string {
  const from = new Date(`${deal.first ?? deal.disbursed}T00:00:00Z`);
  const steps = deal.first === undefined ? at + 1 : at + 1 - (deal.firstIs ?? 1);
  const { every } = deal;
  if (every === 'end' && deal.first !== undefined) return deal.first;
  if (every !== 'end' && 'days' in every) {
    return new Date(from.getTime() + steps * every.days * 86_400_000).toISOString().slice(0, 10);
  }
  const months = every === 'end' ? deal.count : steps * every.months;
  const lastOfMonth = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  if (from.getUTCDate() < lastOfMonth.getUTCDate()) lastOfMonth.setUTCDate(from.getUTCDate());
  return lastOfMonth.toISOString().slice(0, 10);
}

/** The equal payment that leaves nothing: what is left after each period is (a × amount − b × payment) / c. */
function levelPayment(units: bigint, top: bigint, bottom: bigint, payments: number): bigint {
  let [a, b, c] = [1n, 0n, 1n];
  for (let period = 0; period < payments; period++) {
    a *= bottom + top;
    b = b * (bottom + top) + c * bottom;
    c *= bottom;
  }
  return nearest(a * units, b);
}

/** Follows the loan from its first day to its last. */
export function secondSchedule(deal: Deal): readonly Payment[] {
  const { units, count, per, kind, free, freeOf, every } = deal;
  let [top, bottom] = [deal.basisPoints, 10_000n];
  if (per === 'month') [top, bottom] = [top * 12n, bottom * periodsAYear(every)];
  if (per === 'year') bottom *= periodsAYear(every);
  const allInterest = nearest(units * top * (per === 'all' ? 1n : BigInt(count)), bottom);
  if (every === 'end') return [{ date: dayOf(deal, 0), principal: units, interest: allInterest }];

  const paying = count - free;
  const level = kind === 'instalment' ? levelPayment(units, top, bottom, paying) : 0n;
  const payments: Payment[] = [];
  let left = units;
  let interestLeft = allInterest;
  let lateNow = 0n;
  let owed = 0n;
  for (let at = 0; at < count; at++) {
    const last = at + 1 === count;
    let interest = kind === 'flat' ? nearest(allInterest, BigInt(count)) : nearest((left + lateNow) * top, bottom);
    if (kind === 'flat' && (last || interest > interestLeft)) interest = interestLeft;
    interestLeft -= interest;
    let principal = 0n;
    if (at >= free) {
      principal = kind === 'instalment' ? level - interest : nearest(units, BigInt(paying));
      if (last || principal > left) principal = left;
    }
    left -= principal;
    lateNow = deal.late?.includes(at + 1) === true ? principal : 0n;
    if (freeOf === 'everything' && at < free) owed += interest;
    else payments.push({ date: dayOf(deal, at), principal, interest: interest + owed });
    if (at >= free || freeOf === 'principal') owed = 0n;
  }
  return payments;
}
