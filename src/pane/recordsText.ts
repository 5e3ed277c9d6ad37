import { RECORD_KINDS } from '../core/catalogue';
import type { RecordKindId } from '../core/catalogue/recordKind';
import type { Words } from '../ports/platform';

/** What a call to Kiva is counted by. */
interface Call {
  readonly rows: readonly unknown[];
}

/** How many records some calls hold, in words: of a kind with one record a call these are its calls, however many rows a group loan has. */
export function recordsText(words: Words, kind: RecordKindId, calls: readonly Call[]): string {
  return countedRecords(
    words,
    kind,
    calls.length,
    calls.reduce((sum, { rows }) => sum + rows.length, 0),
  );
}

/** The same where only the numbers are at hand. */
export function countedRecords(words: Words, kind: RecordKindId, calls: number, rows: number): string {
  const count = RECORD_KINDS[kind].batchSize === 1 ? calls : rows;
  const records = words(`record.${kind}`, { count });
  return count === rows ? records : words('record.withBorrowers', { records, count: rows });
}
