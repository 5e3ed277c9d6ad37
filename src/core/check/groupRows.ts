import type { CheckedRow } from './checkedRow';
import type { BoundColumn } from './bindColumns';
import type { RecordDraft } from './checkSheet';
import { hasErrors, type Finding } from './finding';
import { groupStays } from './groupFindings';
import { mergeGroup } from './mergeGroup';
import type { RuleContext } from './rule';
import { wholeGroup } from './wholeGroup';

/** The rows of a sheet as far as they are known, and what is needed to see those of a group as one. */
export interface GroupingRows {
  readonly rows: readonly CheckedRow[];
  readonly firstRow: number;
  readonly bound: readonly BoundColumn[];
  /** Whether an empty cell holds its row back, by place in `bound`. */
  readonly blocking: readonly boolean[];
}

/** Makes one record of a group's rows, and takes what is the loan's from whichever row has it; findings are added. */
export function joinRows(
  members: readonly RecordDraft[],
  grouping: GroupingRows,
  context: RuleContext,
  findings: Finding[],
): RecordDraft {
  const { groups } = context.kind;
  if (groups === undefined) throw new RangeError('Only kinds that declare groups have rows of one loan.');
  const rows = rowsOf(members, grouping);
  const head = (members[0]?.row ?? 0) - grouping.firstRow;
  const own = rows.map(({ notes }) => notes);
  rows.forEach((row, at) => {
    const { notes } = row;
    const empty = notes.empty.filter((slot) => {
      if (grouping.bound[slot]?.field.perBorrower === true) return true;
      return at === 0 && own.every((other) => other.empty.includes(slot));
    });
    row.group = { head, own: notes };
    row.notes = { ...notes, empty, emptyFindings: undefined };
  });
  const { record, findings: said } = mergeGroup(members, groups, context);
  findings.push(...said, ...wholeGroup(record, members, groups, context));
  return record;
}

/** Lets the rows of a group stand alone again. */
export function partRows(members: readonly RecordDraft[], grouping: GroupingRows): void {
  for (const row of rowsOf(members, grouping)) {
    if (row.group !== undefined) row.notes = row.group.own;
    row.group = undefined;
  }
}

/** Whether any row of a group holds it back; `found`, the findings about the whole, gets one that says which the others wait for. */
export function holdsBack(members: readonly RecordDraft[], grouping: GroupingRows, found: Finding[]): boolean {
  const wrong = new Set(found.flatMap(({ severity, row }) => (severity === 'error' && row !== undefined ? [row] : [])));
  for (const { row } of members) {
    const known = grouping.rows[row - grouping.firstRow];
    if (known !== undefined && isReadWrongly(known, grouping.blocking)) wrong.add(row);
  }
  found.push(...groupStays(members, (row) => wrong.has(row)));
  return wrong.size > 0 || hasErrors(found);
}

/** Whether a row's own cells hold it back, before any rule. */
export function isReadWrongly({ notes }: CheckedRow, blocking: readonly boolean[]): boolean {
  if (hasErrors(notes.findings)) return true;
  for (const slot of notes.empty) if (blocking[slot] === true) return true;
  return false;
}

/** The rows that sheet rules look at: all of a group's but those with an id that another of its rows has. */
export function ruledRows(record: RecordDraft, keyField: string): readonly RecordDraft[] {
  if (record.members === undefined) return [record];
  const seen = new Set<unknown>();
  return record.members.filter(({ values }) => {
    const id = values.get(keyField)?.value;
    const isNew = id === undefined || !seen.has(id);
    seen.add(id);
    return isNew;
  });
}

function rowsOf(members: readonly RecordDraft[], { rows, firstRow }: GroupingRows): readonly CheckedRow[] {
  return members.flatMap(({ row }) => rows[row - firstRow] ?? []);
}
