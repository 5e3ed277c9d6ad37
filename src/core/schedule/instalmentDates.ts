import { addDays, addMonths } from '../cell/calendar';
import type { Frequency, LoanTerms } from './terms';

const DAYS_BETWEEN: Readonly<Partial<Record<Frequency, number>>> = { weekly: 7, twoWeekly: 14, fourWeekly: 28 };

/** The instalments' dates, one a period ("YYYY-MM-DD"), or the one date at maturity; undefined where they have no start or leave the calendar. */
export function instalmentDates(
  terms: Pick<LoanTerms, 'disbursalDate' | 'firstDate' | 'periods' | 'frequency'>,
): readonly string[] | undefined {
  const { disbursalDate, firstDate, periods, frequency } = terms;
  const start = firstDate ?? disbursalDate;
  if (start === undefined) return undefined;
  const days = DAYS_BETWEEN[frequency];
  const after = (count: number): string | undefined =>
    days === undefined ? addMonths(start, count) : addDays(start, count * days);
  if (frequency === 'atMaturity') return known([firstDate ?? after(periods)]);
  // Counted from one day: a month that is too short must not shorten those after it.
  const skipped = firstDate === undefined ? 1 : 0;
  return known(Array.from({ length: periods }, (_, at) => after(at + skipped)));
}

function known(dates: readonly (string | undefined)[]): readonly string[] | undefined {
  return dates.every((date) => date !== undefined) ? dates : undefined;
}
