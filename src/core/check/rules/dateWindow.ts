import { daysBetween } from '../../cell/calendar';
import { findingOf } from '../finding';
import { valueUnder } from '../rowValues';
import { NOTHING, type RecordRule } from '../rule';

/** A date `daysAgo` or more days before today, or more than `daysAhead` after it, is an error; without today nothing is said. */
export function dateWindow(field: string): RecordRule {
  // A column has few days and many rows.
  let countedFrom: string | undefined;
  const counted = new Map<string, number | undefined>();
  const daysAfter = (today: string, day: string): number | undefined => {
    if (today !== countedFrom) counted.clear();
    countedFrom = today;
    const known = counted.get(day);
    if (known !== undefined) return known;
    const days = daysBetween(today, day);
    counted.set(day, days);
    return days;
  };
  const dayIn = valueUnder(field);
  return ({ row, values }, { today, limits: { disbursal: limits } }) => {
    const day = dayIn(values);
    if (today === undefined || typeof day !== 'string') return NOTHING;
    const ahead = daysAfter(today, day);
    if (ahead === undefined || (-ahead < limits.daysAgo && ahead <= limits.daysAhead)) return NOTHING;
    const cell = values.get(field)?.cell;
    const place = { row, cell, field };
    const params = { field, date: day };
    if (-ahead >= limits.daysAgo)
      return [findingOf('dateTooOld', 'error', place, { ...params, days: -ahead, limit: limits.daysAgo })];
    return [findingOf('dateTooFar', 'error', place, { ...params, days: ahead, limit: limits.daysAhead })];
  };
}
