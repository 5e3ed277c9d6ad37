import { currencyDecimals } from '../../cell/currencyDecimals';
import { decimalText, fitsDecimals } from '../../cell/decimal';
import { findingOf } from '../finding';
import { repeatedValues } from '../repeatedValues';
import { someUnder, valueUnder } from '../rowValues';
import { NOTHING, type RecordRule } from '../rule';

/** More decimals than the row's currency has is an error, never rounded; a currency that is not known says nothing. */
export function amountDecimals(field: string, currencyField: string): RecordRule {
  const hasFractions = someUnder(field);
  const hasTooFine = someUnder(field);
  const currencyIn = valueUnder(currencyField);
  return (record) => {
    // Whole amounts are right in any currency, and most fields of instalments have no column.
    if (!hasFractions(record.values, hasFraction)) return NOTHING;
    const currency = currencyIn(record.values);
    const decimals = typeof currency === 'string' ? currencyDecimals(currency) : undefined;
    if (typeof currency !== 'string' || decimals === undefined) return NOTHING;
    const isTooFine = (value: unknown): boolean => typeof value === 'number' && !fitsDecimals(value, decimals);
    if (!hasTooFine(record.values, isTooFine)) return NOTHING;
    return repeatedValues(record, field).flatMap(({ value, cell }) => {
      if (typeof value !== 'number' || fitsDecimals(value, decimals)) return [];
      const params = { field, amount: decimalText(value), currency: currency.toUpperCase(), decimals };
      return [findingOf('amountDecimals', 'error', { row: record.row, cell, field }, params)];
    });
  };
}

function hasFraction(value: unknown): boolean {
  return typeof value === 'number' && !Number.isInteger(value);
}
