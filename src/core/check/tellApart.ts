import type { RecordKind } from '../catalogue/recordKind';
import type { BoundColumn } from './bindColumns';
import type { RecordDraft } from './checkSheet';
import { identityTexts, KEY_SEPARATOR } from './rowNames';

/** A row as it is told from others: what its key columns display, and its telling text where its kind has one. */
export interface NamedRow {
  readonly names: readonly string[];
  readonly telling: string;
  readonly record: RecordDraft | undefined;
}

/** By which columns a sheet's rows are found again, and what stands in them for each record. */
export interface ToldApart {
  /** Sheet columns, in the order of each record's `identity`. */
  readonly identityColumns: readonly number[];
  /** How many of the last columns stand as hashes of their texts. */
  readonly hashed: number;
  readonly records: readonly RecordDraft[];
}

/** The column that tells rows of one name apart, where the kind has such a field and the sheet such a column. */
export function tellingColumn(kind: RecordKind, bound: readonly BoundColumn[]): BoundColumn | undefined {
  return bound.find(({ key }) => key === kind.tellingApart?.field);
}

/** The columns whose displayed texts tell one record from another, in the order of the record's key. */
export function identityColumnsOf(bound: readonly BoundColumn[], recordKey: readonly string[]): readonly BoundColumn[] {
  return recordKey.flatMap((id) => bound.filter(({ key }) => key === id));
}

/**
 * Names each record by its key columns and, where these are not enough, by a hash of what else tells it apart: a
 * journal's body always, another kind's field where a row that stays behind has the names of one that may go out.
 * Looks at no cells.
 */
export function tellApart(
  kind: RecordKind,
  bound: readonly BoundColumn[],
  recordKey: readonly string[],
  rows: readonly NamedRow[],
  goes: (record: RecordDraft) => boolean,
): ToldApart {
  const keyColumns = identityColumnsOf(bound, recordKey);
  const telling = tellingColumn(kind, bound);
  const isTold = telling !== undefined && (kind.tellingApart?.when === 'always' || hasTwin(rows, goes));
  const columns = isTold ? [...keyColumns, telling] : keyColumns;
  const hashed = isTold ? 1 + (kind.tellingApart?.namesToo ?? 0) : 0;
  const records: RecordDraft[] = [];
  for (const { record, names, telling: text } of rows) {
    if (record === undefined) continue;
    records.push(isTold ? { ...record, identity: identityTexts([...names, text], hashed) } : record);
  }
  return { identityColumns: columns.map(({ column }) => column), hashed, records };
}

/** Whether any row that stays behind has the names of one that goes out. */
function hasTwin(rows: readonly NamedRow[], goes: (record: RecordDraft) => boolean): boolean {
  const staying = new Set<string>();
  for (const { record, names } of rows) {
    if (names.length > 0 && (record === undefined || !goes(record))) staying.add(names.join(KEY_SEPARATOR));
  }
  if (staying.size === 0) return false;
  return rows.some(
    ({ record, names }) => record !== undefined && goes(record) && staying.has(names.join(KEY_SEPARATOR)),
  );
}
