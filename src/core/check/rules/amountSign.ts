import { decimalText } from '../../cell/decimal';
import { findingOf, type Finding } from '../finding';
import type { RecordRule } from '../rule';

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
  { row, values }: Parameters<RecordRule>[0],
  isWrong: (amount: number) => boolean,
): readonly Finding[] {
  const read = values.get(field);
  if (typeof read?.value !== 'number' || !isWrong(read.value)) return [];
  return [findingOf(code, 'error', { row, cell: read.cell, field }, { field, amount: decimalText(read.value) })];
}
