import type { Template } from '../mapping/template';
import type { RecordKind } from '../catalogue/recordKind';
import type { BoundColumn } from './bindColumns';
import { blankAnswer } from './blankAmount';
import type { CheckedSheet, RecordDraft } from './checkSheet';
import { blankQuestion, blocksEmpty, emptyCell, emptyColumn } from './emptyCells';
import type { Finding } from './finding';
import { shortNameFindings, type ShortName } from './lookUpReferences';
import type { ReadConstants } from './readConstants';
import type { ReadRow } from './rowReader';
import { identityTexts } from './rowNames';
import { tellApart, type NamedRow } from './tellApart';
import { NOTHING } from './rule';
import { sayConstantsOnce } from './sayConstantsOnce';
import type { LeftOutRow } from './leftOutRow';

/** One row as it is known: what was read, what goes out of it, and what the rules say. */
export interface CheckedRow extends Omit<NamedRow, 'record'> {
  readonly read: ReadRow | undefined;
  /** The record as it would go out; undefined for a row that is left out. */
  record: RecordDraft | undefined;
  ruleFindings: readonly Finding[];
  /** Made when they are first told: a column that is empty all over needs none. */
  emptyFindings?: readonly (readonly [slot: number, finding: Finding])[];
  leftOut: LeftOutRow['reason'] | undefined;
  hasError: boolean;
  /** What the running total holds of it. */
  counted: number | undefined;
}

/** What a whole check is put together from, beside its rows. */
export interface CheckParts {
  readonly kind: RecordKind;
  readonly template: Template;
  readonly bound: readonly BoundColumn[];
  readonly recordKey: readonly string[];
  readonly firstRow: number;
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
  const leftOut: LeftOutRow[] = [];
  const shortNames: ShortName[] = [];
  const blanks: number[] = [];
  let candidates = 0;
  for (const [r, { read, leftOut: reason }] of rows.entries()) {
    if (reason !== undefined) leftOut.push({ row: firstRow + r, reason });
    if (read === undefined) continue;
    candidates += 1;
    for (const slot of read.empty) empties[slot] = (empties[slot] ?? 0) + 1;
    if (read.shortNames.length > 0 && reason === undefined) shortNames.push(...read.shortNames);
    if (read.isBlank) blanks.push(firstRow + r);
  }
  const isWhole = bound.map(({ field }, slot) => !blocksEmpty(field, recordKey) && empties[slot] === candidates);
  const findings: Finding[] = [];
  const first = rows.find(({ read }) => read !== undefined)?.read?.draft.row;
  for (const [slot, column] of bound.entries()) {
    const isTold = isWhole[slot] === true && tellsEmpty[slot] === true;
    if (isTold && first !== undefined) findings.push(emptyColumn(column, first, candidates));
  }
  findings.push(...shortNameFindings(bound, shortNames));
  if (blankAnswer(parts.template) === undefined) {
    findings.push(...blankQuestion(kind, bound, blanks, parts.template.amountMeaning));
  }
  for (const row of rows) {
    if (row.read === undefined) continue;
    for (const finding of row.read.findings) findings.push(finding);
    if (row.read.empty.length > 0) {
      row.emptyFindings ??= emptyFindings(row.read, parts);
      for (const [slot, finding] of row.emptyFindings) if (isWhole[slot] !== true) findings.push(finding);
    }
    for (const finding of row.ruleFindings) findings.push(finding);
  }
  for (const finding of after) findings.push(finding);
  const count = rows.filter(({ record }) => record !== undefined).length;
  const told = [...parts.before, ...sayConstantsOnce(findings, parts.constants, count)];
  const isHeld = told.some(blocksSheet);
  const { records, identityColumns, hashed } = tellApart(
    kind,
    bound,
    recordKey,
    rows,
    ({ row }) => !isHeld && parts.isFree(row),
  );
  return {
    kind,
    records,
    // An open question or an error of the whole sheet holds every record back: nobody can send past it by accident.
    sendable: isHeld ? [] : records.filter(({ row }) => parts.isFree(row)),
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

function blocksSheet({ severity, row }: Finding): boolean {
  return severity === 'question' || (severity === 'error' && row === undefined);
}

function emptyFindings(
  { empty, draft }: ReadRow,
  { bound, recordKey }: CheckParts,
): NonNullable<CheckedRow['emptyFindings']> {
  return empty.flatMap((slot) => {
    const column = bound[slot];
    return column === undefined ? [] : [[slot, emptyCell(column, recordKey, draft.row)] as const];
  });
}

/**
 * A row before any rule, as one literal: spreads into each of many rows cost more than reading them. `names` are its key columns' texts where it is not read.
 */
export function newRow(
  read: CheckedRow['read'],
  leftOut: CheckedRow['leftOut'],
  names: readonly string[] = NOTHING,
): CheckedRow {
  return {
    read,
    record: undefined,
    ruleFindings: NOTHING,
    leftOut,
    hasError: false,
    counted: undefined,
    names: read?.draft.identity ?? names,
    telling: read?.telling ?? '',
  };
}
