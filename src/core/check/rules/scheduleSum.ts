import { addressOf } from '../../cell/a1';
import { decimalText, sumText } from '../../cell/decimal';
import { findingOf } from '../finding';
import { repeatedValues } from '../repeatedValues';
import { NOTHING, type RecordRule } from '../rule';
import { keyParts } from '../valueKey';

/** The instalments' parts must sum up to the amount exactly; nothing is said while a part or the amount is not there or unread. */
export function scheduleSum(field: string, amountField: string): RecordRule {
  return (record) => {
    const { row, values, unread } = record;
    const parts = repeatedValues(record, field);
    const last = parts.at(-1);
    if (last === undefined) return NOTHING;
    const amount = values.get(amountField);
    const isUnread = [...(unread ?? [])].some((key) => keyParts(key).field === field);
    if (typeof amount?.value !== 'number' || isUnread) return NOTHING;
    const sum = sumText(parts.flatMap(({ value }) => (typeof value === 'number' ? value : [])));
    const wanted = decimalText(amount.value);
    if (sum === wanted) return NOTHING;
    const params = {
      field,
      sum,
      amount: wanted,
      difference: sumText([amount.value, ...parts.map(({ value }) => -Number(value))]),
      lastCell: addressOf(last.cell),
    };
    return [findingOf('scheduleSum', 'error', { row, cell: amount.cell, field: amountField }, params)];
  };
}
