import type { RecordDraft } from './checkSheet';
import type { ReadConstants } from './readConstants';

/** The records with what the template fills in each of them. */
export function filledConstants(
  records: readonly RecordDraft[],
  { values, unread }: Pick<ReadConstants, 'values' | 'unread'>,
): readonly RecordDraft[] {
  if (values.size === 0 && unread.size === 0) return records;
  return records.map((record) => ({
    ...record,
    values: new Map([...record.values, ...values]),
    unread: new Set([...(record.unread ?? []), ...unread]),
  }));
}
