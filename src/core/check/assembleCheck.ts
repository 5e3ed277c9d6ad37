import type { Template } from '../mapping/template';
import type { RecordKind } from '../catalogue/recordKind';
import type { BoundColumn } from './bindColumns';
import { blankAnswer } from './blankAmount';
import { NO_NOTES, type CheckedRow, type RowNotes } from './checkedRow';
import type { CheckedSheet, RecordDraft } from './checkSheet';
import { blankQuestion, blocksEmpty, emptyCell, emptyColumn } from './emptyCells';
import type { Finding } from './finding';
import { shortNameFindings, type ShortName } from './lookUpReferences';
import type { ReadConstants } from './readConstants';
import { identityTexts } from './rowNames';
import { tellApart } from './tellApart';
import { NOTHING } from './rule';
import { sayConstantsOnce } from './sayConstantsOnce';
import type { LeftOutRow } from './leftOutRow';

/** What a whole check is put together from, beside its rows. */
export interface CheckParts {
  readonly kind: RecordKind;
  readonly template: Template;
  readonly bound: readonly BoundColumn[];
  readonly recordKey: readonly string[];
  readonly firstRow: number;
  readonly skippedRows: readonly number[];
  /** The sheet row to which a grid row's amount was added. */
  readonly sumRowOf: (r: number) => number | undefined;
  readonly tellsEmpty: readonly boolean[];
  /** Of mapping, lists and whole columns. */
  readonly before: readonly Finding[];
  /** Of the whole sheet. */
  readonly after: readonly Finding[];
  readonly notChecked: readonly Finding[];
  /** What the template fills in every row. */
  readonly constants: Pick<ReadConstants, 'values' | 'unread'>;
  readonly isFree: (row: number) => boolean;
  readonly total: () => string;
}

/** Puts the rows and what was said of them together; looks at no cells. */
export function assembleCheck(rows: readonly CheckedRow[], parts: CheckParts): CheckedSheet {
  const { kind, bound, recordKey, firstRow, tellsEmpty, after, notChecked } = parts;
  const empties = bound.map(() => 0);
  const leftOut: LeftOutRow[] = parts.skippedRows.map((row) => ({ row, reason: 'units' }));
  const shortNames: ShortName[] = [];
  const blanks: number[] = [];
  let candidates = 0;
  const odd: CheckedRow[] = [];
  const going: CheckedRow[] = [];
  const staying: CheckedRow[] = [];
  const members: CheckedRow[] = [];
  let count = 0;
  let first: number | undefined;
  let row = firstRow - 1;
  for (const known of rows) {
    const { draft, notes, leftOut: reason, record, ruleFindings } = known;
    row += 1;
    if (record !== undefined && parts.isFree(row)) going.push(known);
    else if (isMemberGoing(known, rows, parts)) members.push(known);
    else staying.push(known);
    if (reason !== undefined) leftOut.push({ row, reason });
    if (record !== undefined) count += 1;
    if (draft === undefined) continue;
    candidates += 1;
    first ??= row;
    if (notes !== NO_NOTES || ruleFindings.length > 0) odd.push(known);
    if (notes === NO_NOTES) continue;
    for (const slot of notes.empty) empties[slot] = (empties[slot] ?? 0) + 1;
    if (notes.shortNames.length > 0 && reason === undefined) shortNames.push(...notes.shortNames);
    if (notes.isBlank) blanks.push(row);
  }
  const isWhole = bound.map(({ field }, slot) => !blocksEmpty(field, recordKey) && empties[slot] === candidates);
  const findings: Finding[] = [];
  for (const [slot, column] of bound.entries()) {
    const isTold = isWhole[slot] === true && tellsEmpty[slot] === true;
    if (isTold && first !== undefined) findings.push(emptyColumn(column, first, candidates));
  }
  findings.push(...shortNameFindings(bound, shortNames));
  if (blankAnswer(parts.template) === undefined) {
    findings.push(...blankQuestion(kind, bound, blanks, parts.template.amountMeaning));
  }
  for (const { draft, notes, ruleFindings } of odd) {
    for (const finding of notes.findings) findings.push(finding);
    if (notes.empty.length > 0 && draft !== undefined) {
      notes.emptyFindings ??= emptyFindings(notes.empty, draft.row, parts);
      for (const [slot, finding] of notes.emptyFindings) if (isWhole[slot] !== true) findings.push(finding);
    }
    for (const finding of ruleFindings) findings.push(finding);
  }
  for (const finding of after) findings.push(finding);
  const told = [...parts.before, ...sayConstantsOnce(findings, parts.constants, count)];
  const isHeld = told.some(blocksSheet);
  // An open question or an error of the whole sheet holds every record back: nobody can send past it by accident.
  const free = isHeld ? NOTHING : going;
  const { named, identityColumns, hashed } = tellApart(
    kind,
    bound,
    recordKey,
    members.length === 0 || isHeld ? free : [...free, ...members],
    staying,
  );
  const records: RecordDraft[] = [];
  const sendable: RecordDraft[] = [];
  for (const known of rows) {
    if (known.record === undefined) continue;
    const record =
      hashed === 0
        ? known.record
        : withMembers(named(known.record, known), (member) => named(member, rows[member.row - firstRow] ?? known));
    records.push(record);
    if (free[sendable.length] === known) sendable.push(record);
  }
  return {
    kind,
    records,
    sendable,
    findings: told,
    notChecked,
    identityColumns,
    hashedColumns: hashed,
    recordKey,
    leftOut: leftOut.map((left) => {
      const known = rows[left.row - firstRow];
      const to = left.reason === 'addedUp' ? parts.sumRowOf(left.row - firstRow) : undefined;
      if (known === undefined || to === undefined) return left;
      const identity = hashed === 0 ? known.names : identityTexts([...known.names, known.telling], hashed);
      return { ...left, addedTo: { row: to, identity } };
    }),
    ...(kind.totalField !== undefined && { total: isHeld ? '0' : parts.total() }),
  };
}

/** Whether it is a row of a group loan that goes out, whose record is another row's. */
function isMemberGoing({ group, record }: CheckedRow, rows: readonly CheckedRow[], { isFree }: CheckParts): boolean {
  const head = group === undefined || record !== undefined ? undefined : rows[group.head]?.record;
  return head !== undefined && isFree(head.row);
}

function withMembers(record: RecordDraft, named: (member: RecordDraft) => RecordDraft): RecordDraft {
  return record.members === undefined ? record : { ...record, members: record.members.map(named) };
}

function blocksSheet({ severity, row }: Finding): boolean {
  return severity === 'question' || (severity === 'error' && row === undefined);
}

function emptyFindings(
  empty: readonly number[],
  row: number,
  { bound, recordKey }: CheckParts,
): NonNullable<RowNotes['emptyFindings']> {
  return empty.flatMap((slot) => {
    const column = bound[slot];
    return column === undefined ? [] : [[slot, emptyCell(column, recordKey, row)] as const];
  });
}
