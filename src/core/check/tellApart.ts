import type { RecordKind } from '../catalogue/recordKind';
import type { BoundColumn } from './bindColumns';
import type { RecordDraft } from './checkSheet';
import { identityTexts, joinedNames } from './rowNames';

/** A row as it is told from others: what its key columns display, and its telling text where its kind has one. */
export interface NamedRow {
  readonly names: readonly string[];
  readonly telling: string;
}

/** By which columns a sheet's rows are found again, and what stands in them for each record. */
export interface ToldApart {
  /** Sheet columns, in the order of each record's `identity`. */
  readonly identityColumns: readonly number[];
  /** How many of the last columns stand as hashes of their texts. */
  readonly hashed: number;
  /** A row's record under its name. */
  readonly named: (record: RecordDraft, row: NamedRow) => RecordDraft;
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
 * journal's body always, another kind's field where a row that stays behind has the names of one that goes out.
 * Looks at no cells.
 */
export function tellApart(
  kind: RecordKind,
  bound: readonly BoundColumn[],
  recordKey: readonly string[],
  going: readonly NamedRow[],
  staying: readonly NamedRow[],
): ToldApart {
  const keyColumns = identityColumnsOf(kind, bound, recordKey);
  const telling = tellingColumn(kind, bound);
  const isTold =
    telling !== undefined &&
    (kind.tellingApart?.when === 'always' || haveTwins(going, staying) || haveTwinGroups(kind, recordKey, going));
  const columns = isTold ? [...keyColumns, telling] : keyColumns;
  const hashed = isTold ? 1 + (kind.tellingApart?.namesToo ?? 0) : 0;
  return {
    identityColumns: columns.map(({ column }) => column),
    hashed,
    named: (record, { names, telling: text }) =>
      isTold ? { ...record, identity: identityTexts([...names, text], hashed) } : record,
  };
}

/** Whether two rows of groups that go out have the same names: their own loan id tells groups apart, and not their rows. */
function haveTwinGroups({ groups }: RecordKind, recordKey: readonly string[], going: readonly NamedRow[]): boolean {
  if (groups === undefined || !recordKey.includes(groups.loanId)) return false;
  return new Set(going.map(({ names }) => joinedNames(names))).size < going.length;
}

/** Whether any row that stays behind has the names of one that goes out. */
function haveTwins(going: readonly NamedRow[], staying: readonly NamedRow[]): boolean {
  const left = new Set<string>();
  for (const { names } of staying) if (names.length > 0) left.add(joinedNames(names));
  return left.size > 0 && going.some(({ names }) => left.has(joinedNames(names)));
}
