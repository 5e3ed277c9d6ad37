import { sumText } from '../cell/decimal';
import type { RecordDraft } from './checkSheet';
import { repeatedValues } from './repeatedValues';
import { valueIn } from './rowValues';

/** The rows that a record stands in, in sheet order: those of a group loan, else itself. */
export function recordRows(record: RecordDraft): readonly RecordDraft[] {
  return record.members ?? [record];
}

/** How many sheet rows these records stand in. */
export function rowCount(records: readonly RecordDraft[]): number {
  return records.reduce((count, record) => count + recordRows(record).length, 0);
}

/** What a record counts in a total: for a group loan the exact sum over its borrowers; undefined where there is none. */
export function recordAmount(record: RecordDraft, field: string): number | undefined {
  if (record.members === undefined) {
    const amount = valueIn(record.values, field);
    return typeof amount === 'number' ? amount : undefined;
  }
  const amounts = repeatedValues(record, field).flatMap(({ value }) => (typeof value === 'number' ? value : []));
  return amounts.length === 0 ? undefined : Number(sumText(amounts));
}
