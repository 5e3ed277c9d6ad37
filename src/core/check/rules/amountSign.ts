import { decimalText } from '../../cell/decimal';
import { findingOf, type Finding } from '../finding';
import { repeatedValues } from '../repeatedValues';
import { RowValues } from '../rowValues';
import { NOTHING, type RecordRule } from '../rule';

/** A negative amount is an error; zero is an amount. */
export function amountNotNegative(field: string): RecordRule {
  return (record) => signFindings('amountNegative', field, record, (amount) => amount < 0);
}

/** An amount of zero or less is an error. */
export function amountPositive(field: string): RecordRule {
  return (record) => signFindings('amountNotPositive', field, record, (amount) => amount <= 0);
}

function signFindings(
  code: 'amountNegative' | 'amountNotPositive',
  field: string,
  record: Parameters<RecordRule>[0],
  isWrong: (amount: number) => boolean,
): readonly Finding[] {
  // No list is made of a row's amounts before one of them is wrong.
  const isNumberWrong = (value: unknown): boolean => typeof value === 'number' && isWrong(value);
  if (record.values instanceof RowValues && !record.values.some(field, isNumberWrong)) return NOTHING;
  return repeatedValues(record, field).flatMap(({ value, cell }) => {
    if (typeof value !== 'number' || !isWrong(value)) return [];
    return [findingOf(code, 'error', { row: record.row, cell, field }, { field, amount: decimalText(value) })];
  });
}
