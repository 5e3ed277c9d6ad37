import { decimalText } from '../../cell/decimal';
import { findingOf } from '../finding';
import { repeatedValues } from '../repeatedValues';
import { someUnder } from '../rowValues';
import { NOTHING, type RecordRule } from '../rule';

/** A negative amount is an error; zero is an amount. */
export function amountNotNegative(field: string): RecordRule {
  return signRule('amountNegative', field, (amount) => amount < 0);
}

/** An amount of zero or less is an error. */
export function amountPositive(field: string): RecordRule {
  return signRule('amountNotPositive', field, (amount) => amount <= 0);
}

function signRule(
  code: 'amountNegative' | 'amountNotPositive',
  field: string,
  isWrong: (amount: number) => boolean,
): RecordRule {
  const isNumberWrong = (value: unknown): boolean => typeof value === 'number' && isWrong(value);
  const hasWrong = someUnder(field);
  return (record) => {
    // No list is made of a row's amounts before one of them is wrong.
    if (!hasWrong(record.values, isNumberWrong)) return NOTHING;
    return repeatedValues(record, field).flatMap(({ value, cell }) => {
      if (typeof value !== 'number' || !isWrong(value)) return [];
      return [findingOf(code, 'error', { row: record.row, cell, field }, { field, amount: decimalText(value) })];
    });
  };
}
