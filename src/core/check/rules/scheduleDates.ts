import { addressOf } from '../../cell/a1';
import { findingOf, type Finding } from '../finding';
import { repeatedValues } from '../repeatedValues';
import { NOTHING, type RecordRule } from '../rule';

/** Instalment dates must ascend, and all lie after the disbursal where its date is there: each that does not is an error. */
export function scheduleDates(field: string, disbursalField: string): RecordRule {
  return (record) => {
    const { row, values } = record;
    const read = repeatedValues(record, field);
    if (read.length === 0) return NOTHING;
    const disbursal = values.get(disbursalField)?.value;
    const findings: Finding[] = [];
    const dates = read.map((one) => ({ ...one, date: String(one.value) }));
    dates.forEach(({ date, cell }, at) => {
      const place = { row, cell, field };
      const before = dates[at - 1];
      // ISO dates sort as texts do.
      if (before !== undefined && date <= before.date) {
        const params = { field, date, before: before.date, beforeCell: addressOf(before.cell) };
        findings.push(findingOf('scheduleNotAscending', 'error', place, params));
      } else if (typeof disbursal === 'string' && date <= disbursal) {
        findings.push(findingOf('scheduleBeforeDisbursal', 'error', place, { field, date, disbursal }));
      }
    });
    return findings;
  };
}
