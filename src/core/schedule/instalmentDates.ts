import { addDays, addMonths, daysBetween } from '../cell/calendar';
import type { Frequency, LoanTerms } from './terms';

const DAYS_BETWEEN: Readonly<Partial<Record<Frequency, number>>> = { weekly: 7, twoWeekly: 14, fourWeekly: 28 };
const DAYS_A_MONTH = 365.25 / 12;

/** The instalments' dates, one a period ("YYYY-MM-DD"), or the one date at maturity; undefined where they have no start or leave the calendar. */
export function instalmentDates(
  terms: Pick<LoanTerms, 'disbursalDate' | 'firstDate' | 'periods' | 'frequency' | 'gracePeriods' | 'grace'>,
): readonly string[] | undefined {
  const { disbursalDate, firstDate, periods, frequency } = terms;
  const start = firstDate ?? disbursalDate;
  if (start === undefined) return undefined;
  const days = DAYS_BETWEEN[frequency];
  const after = (count: number): string | undefined =>
    days === undefined ? addMonths(start, count) : addDays(start, count * days);
  if (frequency === 'atMaturity') return known([firstDate ?? after(periods)]);
  // Counted from one day: a month that is too short must not shorten those after it.
  const skipped = firstDate === undefined ? 1 : -(firstDatedPeriod(terms) ?? 0);
  return known(Array.from({ length: periods }, (_, at) => after(at + skipped)));
}

/**
 * The period, from 0, that a given first date is of. Where nothing is paid in grace a sheet may mean the first payment's or
 * the first period's: the disbursal tells, to half a period, since people move dates; undefined where it does not.
 */
export function firstDatedPeriod({
  disbursalDate,
  firstDate,
  frequency,
  gracePeriods,
  grace,
}: Pick<LoanTerms, 'disbursalDate' | 'firstDate' | 'frequency' | 'gracePeriods' | 'grace'>): number | undefined {
  if (firstDate === undefined || grace !== 'nothing' || gracePeriods === 0) return 0;
  const days = disbursalDate === undefined ? undefined : daysBetween(disbursalDate, firstDate);
  if (days === undefined) return undefined;
  const periodsAway = days / (DAYS_BETWEEN[frequency] ?? DAYS_A_MONTH);
  return [0, gracePeriods].find((period) => Math.abs(periodsAway - 1 - period) < 0.5);
}

function known(dates: readonly (string | undefined)[]): readonly string[] | undefined {
  return dates.every((date) => date !== undefined) ? dates : undefined;
}
