import { currencyDecimals } from '../../cell/currencyDecimals';
import { decimalsOf, decimalText } from '../../cell/decimal';
import { findingOf } from '../finding';
import type { RecordRule } from '../rule';

/** More decimals than the row's currency has is an error, never rounded; a currency that is not known says nothing. */
export function amountDecimals(field: string, currencyField: string): RecordRule {
  return ({ row, values }) => {
    const read = values.get(field);
    const currency = values.get(currencyField)?.value;
    if (typeof read?.value !== 'number' || typeof currency !== 'string') return [];
    const decimals = currencyDecimals(currency);
    if (decimals === undefined || decimalsOf(read.value) <= decimals) return [];
    const params = { field, amount: decimalText(read.value), currency: currency.toUpperCase(), decimals };
    return [findingOf('amountDecimals', 'error', { row, cell: read.cell, field }, params)];
  };
}
