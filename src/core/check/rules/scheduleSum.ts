import { addressOf } from '../../cell/a1';
import { sumText } from '../../cell/decimal';
import type { RecordDraft } from '../checkSheet';
import { findingOf } from '../finding';
import { repeatedValues } from '../repeatedValues';
import type { RepeatedValue } from '../rowValues';
import { NOTHING, type RecordRule } from '../rule';
import { keyParts } from '../valueKey';

/** Instalments that do not add up to what is borrowed; sums are plain decimal text. */
export interface SumMismatch {
  readonly sum: string;
  readonly amount: string;
  /** What the amount is more than the sum; negative where it is less. */
  readonly difference: string;
  readonly last: RepeatedValue;
  /** The borrowers' amounts, one or more. */
  readonly amounts: readonly [RepeatedValue, ...RepeatedValue[]];
}

/**
 * Whether the instalments' parts differ from the sum over all borrowers' amounts; undefined while a part or an amount is
 * not there or unread.
 */
export function sumMismatch(record: RecordDraft, field: string, amountField: string): SumMismatch | undefined {
  const parts = repeatedValues(record, field);
  const last = parts.at(-1);
  const amounts = repeatedValues(record, amountField);
  const [first, ...others] = amounts;
  if (last === undefined || first === undefined) return undefined;
  for (const key of record.unread ?? NOTHING) if ([field, amountField].includes(keyParts(key).field)) return undefined;
  const [of, wanted] = [numbersOf(parts), numbersOf(amounts)];
  if (wanted.length < amounts.length) return undefined;
  const [sum, amount] = [sumText(of), sumText(wanted)];
  if (sum === amount) return undefined;
  const difference = sumText([...wanted, ...of.map((part) => -part)]);
  return { sum, amount, difference, last, amounts: [first, ...others] };
}

function numbersOf(values: readonly RepeatedValue[]): readonly number[] {
  return values.flatMap(({ value }) => (typeof value === 'number' ? value : []));
}

/** The instalments' parts must sum up to the borrowers' amounts exactly; nothing is said while one is not there or unread. */
export function scheduleSum(field: string, amountField: string): RecordRule {
  return (record) => {
    const mismatch = sumMismatch(record, field, amountField);
    if (mismatch === undefined) return NOTHING;
    const { last, amounts, ...sums } = mismatch;
    const params = { field, ...sums, lastCell: addressOf(last.cell) };
    return [findingOf('scheduleSum', 'error', { row: record.row, cell: amounts[0].cell, field: amountField }, params)];
  };
}
