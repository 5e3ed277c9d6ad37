import { currencyDecimals } from '../../cell/currencyDecimals';
import { decimalsOf, decimalText } from '../../cell/decimal';
import { findingOf } from '../finding';
import { repeatedValues } from '../repeatedValues';
import { NOTHING, type RecordRule } from '../rule';

/** More decimals than the row's currency has is an error, never rounded; a currency that is not known says nothing. */
export function amountDecimals(field: string, currencyField: string): RecordRule {
  return (record) => {
    const currency = record.values.get(currencyField)?.value;
    const decimals = typeof currency === 'string' ? currencyDecimals(currency) : undefined;
    if (typeof currency !== 'string' || decimals === undefined) return NOTHING;
    return repeatedValues(record, field).flatMap(({ value, cell }) => {
      if (typeof value !== 'number' || decimalsOf(value) <= decimals) return [];
      const params = { field, amount: decimalText(value), currency: currency.toUpperCase(), decimals };
      return [findingOf('amountDecimals', 'error', { row: record.row, cell, field }, params)];
    });
  };
}
