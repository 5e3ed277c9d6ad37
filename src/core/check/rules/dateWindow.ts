import { daysBetween } from '../../cell/calendar';
import { findingOf } from '../finding';
import { NOTHING, type RecordRule } from '../rule';

/** A date `daysAgo` or more days before today, or more than `daysAhead` after it, is an error; without today nothing is said. */
export function dateWindow(field: string): RecordRule {
  return ({ row, values }, { today, limits: { disbursal: limits } }) => {
    const read = values.get(field);
    if (today === undefined || typeof read?.value !== 'string') return NOTHING;
    const ahead = daysBetween(today, read.value);
    if (ahead === undefined) return NOTHING;
    const place = { row, cell: read.cell, field };
    const params = { field, date: read.value };
    if (-ahead >= limits.daysAgo)
      return [findingOf('dateTooOld', 'error', place, { ...params, days: -ahead, limit: limits.daysAgo })];
    if (ahead <= limits.daysAhead) return NOTHING;
    return [findingOf('dateTooFar', 'error', place, { ...params, days: ahead, limit: limits.daysAhead })];
  };
}
