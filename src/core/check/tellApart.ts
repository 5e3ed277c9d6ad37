import type { RecordKind } from '../catalogue/recordKind';
import type { BoundColumn } from './bindColumns';
import type { RecordDraft } from './checkSheet';
import { identityTexts, joinedNames } from './rowNames';
import { TextNumbers } from './textNumbers';

/** A row as it is told from others: what its key columns display, and its telling text where its kind has one. */
export interface NamedRow {
  readonly names: readonly string[];
  readonly telling: string;
  readonly record: RecordDraft | undefined;
  /** Set on each row of a group loan: its record is that of grid row `head`. */
  readonly group?: { readonly head: number } | undefined;
}

/** By which columns a sheet's rows are found again, and what stands in them for each record. */
export interface ToldApart {
  /** Sheet columns, in the order of each record's `identity`. */
  readonly identityColumns: readonly number[];
  /** How many of the last columns stand as a hash of their text. */
  readonly hashed: number;
  readonly records: readonly RecordDraft[];
}

/** The column that tells rows of one name apart, where the kind has such a field and the sheet such a column. */
export function tellingColumn(kind: RecordKind, bound: readonly BoundColumn[]): BoundColumn | undefined {
  return bound.find(({ key }) => key === kind.tellingApart?.field);
}

/** The columns whose displayed texts tell one record from another, in the order of the record's key. */
export function identityColumnsOf(
  { groups }: RecordKind,
  bound: readonly BoundColumn[],
  recordKey: readonly string[],
): readonly BoundColumn[] {
  // A group's own id is on all of its rows: its members are told apart by what else is theirs.
  const more = groups !== undefined && recordKey.includes(groups.loanId) ? groups.memberNames : [];
  return [...recordKey, ...more].flatMap((id) => bound.filter(({ key }) => key === id));
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
  const keyColumns = identityColumnsOf(kind, bound, recordKey);
  const telling = tellingColumn(kind, bound);
  const isTold = telling !== undefined && (kind.tellingApart?.when === 'always' || hasTwin(rows, goes));
  const columns = isTold ? [...keyColumns, telling] : keyColumns;
  const records: RecordDraft[] = [];
  const named = (draft: RecordDraft, { names, telling: text }: NamedRow): RecordDraft => ({
    ...draft,
    identity: identityTexts([...names, text], 1),
  });
  for (const row of rows) {
    const { record, group } = row;
    if (record === undefined) continue;
    if (!isTold) {
      records.push(record);
      continue;
    }
    const members = record.members?.map((member) =>
      named(member, rows[(group?.head ?? 0) + member.row - record.row] ?? row),
    );
    records.push({ ...named(record, row), ...(members && { members }) });
  }
  return { identityColumns: columns.map(({ column }) => column), hashed: isTold ? 1 : 0, records };
}

/** Whether any row that stays behind has the names of one that goes out. */
function hasTwin(rows: readonly NamedRow[], goes: (record: RecordDraft) => boolean): boolean {
  const staying = new TextNumbers();
  let isAnyStaying = false;
  const recordOf = ({ record, group }: NamedRow): RecordDraft | undefined =>
    group === undefined ? record : rows[group.head]?.record;
  for (const row of rows) {
    const record = recordOf(row);
    if (row.names.length === 0 || (record !== undefined && goes(record))) continue;
    staying.numberOf(joinedNames(row.names));
    isAnyStaying = true;
  }
  if (!isAnyStaying) return false;
  for (const row of rows) {
    const record = recordOf(row);
    if (record !== undefined && staying.has(joinedNames(row.names)) && goes(record)) return true;
  }
  return false;
}
