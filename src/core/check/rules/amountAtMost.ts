import { decimalText } from '../../cell/decimal';
import { findingOf } from '../finding';
import { NOTHING, type RecordRule } from '../rule';

/** An amount above another field's amount in the same row is an error; nothing is said where either is missing. */
export function amountAtMost(field: string, other: string): RecordRule {
  return ({ row, values }) => {
    const read = values.get(field);
    const limit = values.get(other)?.value;
    if (typeof read?.value !== 'number' || typeof limit !== 'number' || read.value <= limit) return NOTHING;
    const params = { field, amount: decimalText(read.value), other, limit: decimalText(limit) };
    return [findingOf('amountAboveOther', 'error', { row, cell: read.cell, field }, params)];
  };
}
