import type { Template } from '../mapping/template';
import type { RecordKind } from '../catalogue/recordKind';
import type { BoundColumn } from './bindColumns';
import { blankAnswer } from './blankAmount';
import type { CheckedRow, RowNotes } from './checkedRow';
import type { CheckedSheet, RecordDraft } from './checkSheet';
import { blankQuestion, blocksEmpty, emptyCell, emptyColumn } from './emptyCells';
import type { Finding } from './finding';
import { shortNameFindings } from './lookUpReferences';
import type { ReadConstants } from './readConstants';
import { identityTexts } from './rowNames';
import { tallyRows } from './tallyRows';
import { tellApart, type ToldApart } from './tellApart';
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
  const tally = tallyRows(rows, firstRow, bound.length, parts.isFree);
  const { going, members, staying, odd, empties, candidates, first } = tally;
  const leftOut: LeftOutRow[] = parts.skippedRows.map((row) => ({ row, reason: 'units' }));
  for (const left of tally.leftOut) leftOut.push(left);
  const isWhole = bound.map(({ field }, slot) => !blocksEmpty(field, recordKey) && empties[slot] === candidates);
  const findings: Finding[] = [];
  for (const [slot, column] of bound.entries()) {
    const isTold = isWhole[slot] === true && tellsEmpty[slot] === true;
    if (isTold && first !== undefined) findings.push(emptyColumn(column, first, candidates));
  }
  findings.push(...shortNameFindings(bound, tally.shortNames));
  if (blankAnswer(parts.template) === undefined) {
    findings.push(...blankQuestion(kind, bound, tally.blanks, parts.template.amountMeaning));
  }
  for (const known of odd) pushFindings(findings, known, isWhole, parts);
  for (const finding of after) findings.push(finding);
  const told = [...parts.before, ...sayConstantsOnce(findings, parts.constants, tally.count)];
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
  const { records, sendable } = namedRecords(rows, free, firstRow, hashed === 0 ? undefined : named);
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

function pushFindings(
  findings: Finding[],
  { draft, notes, ruleFindings }: CheckedRow,
  isWhole: readonly boolean[],
  parts: CheckParts,
): void {
  for (const finding of notes.findings) findings.push(finding);
  if (notes.empty.length > 0 && draft !== undefined) {
    notes.emptyFindings ??= emptyFindings(notes.empty, draft.row, parts);
    for (const [slot, finding] of notes.emptyFindings) if (isWhole[slot] !== true) findings.push(finding);
  }
  for (const finding of ruleFindings) findings.push(finding);
}

/** All records, and those of the rows that may go out; each under its name, where it needs another than it has. */
function namedRecords(
  rows: readonly CheckedRow[],
  free: readonly CheckedRow[],
  firstRow: number,
  named: ToldApart['named'] | undefined,
): Record<'records' | 'sendable', readonly RecordDraft[]> {
  const records: RecordDraft[] = [];
  const sendable: RecordDraft[] = [];
  for (const known of rows) {
    if (known.record === undefined) continue;
    const record =
      named === undefined
        ? known.record
        : withMembers(named(known.record, known), (member) => named(member, rows[member.row - firstRow] ?? known));
    records.push(record);
    if (free[sendable.length] === known) sendable.push(record);
  }
  return { records, sendable };
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
