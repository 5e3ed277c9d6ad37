import type { RecordKind } from '../catalogue/recordKind';
import { cellAt, type SheetSnapshot } from '../cell/snapshot';
import type { BoundColumn } from './bindColumns';
import type { RecordDraft } from './checkSheet';
import { identityColumnsOf } from './readRecords';
import { identityTexts, KEY_SEPARATOR } from './rowNames';

/** By which columns a sheet's rows are found again, and what stands in them for each record. */
export interface ToldApart {
  /** Sheet columns, in the order of each record's `identity`. */
  readonly identityColumns: readonly number[];
  /** How many of the last columns stand as a hash of their text. */
  readonly hashed: number;
  readonly records: readonly RecordDraft[];
}

/**
 * Names each record by its key columns and, where these are not enough, by a hash of what else tells it apart: a
 * journal's body always, another kind's field where a row that stays behind has the names of one that may go out.
 */
export function tellApart(
  kind: RecordKind,
  bound: readonly BoundColumn[],
  recordKey: readonly string[],
  snapshot: SheetSnapshot,
  records: readonly RecordDraft[],
  sendable: readonly RecordDraft[],
): ToldApart {
  const keyColumns = identityColumnsOf(bound, recordKey);
  const telling = bound.find(({ key }) => key === kind.tellingApart?.field);
  const isTold =
    telling !== undefined &&
    (kind.tellingApart?.when === 'always' ||
      isTwin(
        keyColumns.map(({ place }) => place),
        snapshot,
        sendable,
      ));
  const columns = isTold ? [...keyColumns, telling] : keyColumns;
  const hashed = isTold ? 1 : 0;
  const textsAt = (row: number): readonly string[] =>
    columns.map(({ place }) => cellAt(snapshot, row - snapshot.firstRow, place).text);
  return {
    identityColumns: columns.map(({ column }) => column),
    hashed,
    records: isTold
      ? records.map((record) => ({ ...record, identity: identityTexts(textsAt(record.row), hashed) }))
      : records,
  };
}

/** Whether any row of the sheet has the names of another one that may go out. */
function isTwin(places: readonly number[], snapshot: SheetSnapshot, sendable: readonly RecordDraft[]): boolean {
  const going = new Map(sendable.map(({ identity, row }) => [identity.join(KEY_SEPARATOR), row]));
  return snapshot.values.some((_, r) => {
    const row = going.get(places.map((place) => cellAt(snapshot, r, place).text).join(KEY_SEPARATOR));
    return row !== undefined && row !== snapshot.firstRow + r;
  });
}
