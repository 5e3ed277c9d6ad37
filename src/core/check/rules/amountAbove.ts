import { decimalText } from '../../cell/decimal';
import { findingOf } from '../finding';
import { NOTHING, type RecordRule } from '../rule';

const CURRENCY = 'USD';

/** A loan in US dollars that is not above the limit is an error; other currencies say nothing. */
export function amountAbove(field: string, currencyField: string): RecordRule {
  return ({ row, values }, { limits: { usdLoanAbove: limit } }) => {
    const read = values.get(field);
    const isCurrency = String(values.get(currencyField)?.value ?? '').toUpperCase() === CURRENCY;
    // Zero and less are said by another rule.
    if (typeof read?.value !== 'number' || !isCurrency || read.value <= 0 || read.value > limit) return NOTHING;
    const params = { field, amount: decimalText(read.value), limit, currency: CURRENCY };
    return [findingOf('amountNotAbove', 'error', { row, cell: read.cell, field }, params)];
  };
}
