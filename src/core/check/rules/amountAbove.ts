import { decimalText } from '../../cell/decimal';
import { findingOf } from '../finding';
import { NOTHING, type RecordRule } from '../rule';
import { valueUnder } from '../rowValues';

const CURRENCY = 'USD';

/** A loan in US dollars that is not above the limit is an error; other currencies say nothing. */
export function amountAbove(field: string, currencyField: string): RecordRule {
  const amountIn = valueUnder(field);
  const currencyIn = valueUnder(currencyField);
  return ({ row, values }, { limits: { usdLoanAbove: limit } }) => {
    const amount = amountIn(values);
    // Zero and less are said by another rule.
    if (typeof amount !== 'number' || amount <= 0 || amount > limit) return NOTHING;
    if (String(currencyIn(values) ?? '').toUpperCase() !== CURRENCY) return NOTHING;
    const params = { field, amount: decimalText(amount), limit, currency: CURRENCY };
    return [findingOf('amountNotAbove', 'error', { row, cell: values.get(field)?.cell, field }, params)];
  };
}
