import { decimalText } from '../../cell/decimal';
import { findingOf } from '../finding';
import type { RecordRule } from '../rule';

/** An amount in this currency that is not above the limit is an error; other currencies say nothing. */
export function amountAbove(field: string, currencyField: string, currency: string, limit: number): RecordRule {
  return ({ row, values }) => {
    const read = values.get(field);
    const isCurrency = String(values.get(currencyField)?.value ?? '').toUpperCase() === currency;
    // Zero and less are said by another rule.
    if (typeof read?.value !== 'number' || !isCurrency || read.value <= 0 || read.value > limit) return [];
    const params = { field, amount: decimalText(read.value), limit, currency };
    return [findingOf('amountNotAbove', 'error', { row, cell: read.cell, field }, params)];
  };
}
