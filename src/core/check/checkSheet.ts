import type { RecordKind } from '../catalogue/recordKind';
import type { CellRef } from '../cell/cell';
import type { SheetSnapshot } from '../cell/snapshot';
import { sumText } from '../cell/decimal';
import type { AccountSettings } from '../kiva/account';
import type { AppliedTemplate } from '../mapping/applyTemplate';
import type { Template } from '../mapping/template';
import type { ReferenceData } from '../reference/referenceData';
import { answerBlanks } from './answerBlanks';
import { bindColumns } from './bindColumns';
import type { Finding } from './finding';
import { lookUpReferences } from './lookUpReferences';
import { readRecords } from './readRecords';
import type { RuleContext } from './rule';
import { sortRows, type LeftOutRow } from './sortRows';
import { tellApart } from './tellApart';
import { withoutEmptyEntries } from './withoutEmptyEntries';

/** A value as read, with the cell it came from; amounts are numbers, dates "YYYY-MM-DD", ids and texts strings. */
export interface ReadValue {
  readonly value: string | number | boolean;
  readonly cell: CellRef;
}

/** One row as a record: only fields that hold something are present. */
export interface RecordDraft {
  readonly row: number;
  /** Displayed texts of the identity columns, in the order of CheckedSheet.identityColumns; some as a hash. */
  readonly identity: readonly string[];
  readonly values: ReadonlyMap<string, ReadValue>;
  /** Keys of values whose cells hold something that could not be read, or is not sent; absent means none. */
  readonly unread?: ReadonlySet<string>;
}

/** A sheet after reading and checking: what can go out, and everything that is wrong, all of it. */
export interface CheckedSheet {
  readonly kind: RecordKind;
  readonly records: readonly RecordDraft[];
  /** Records without an error; those a question is open for are not among them. */
  readonly sendable: readonly RecordDraft[];
  readonly findings: readonly Finding[];
  /** Sheet columns whose texts tell one row from another, wherever it moves. */
  readonly identityColumns: readonly number[];
  /** How many of the last of these columns stand in each record's identity as a hash of their text. */
  readonly hashedColumns: number;
  /** Fields that name a record for this account. */
  readonly recordKey: readonly string[];
  /** Rows left out on purpose: blank rows, totals, notes, blanks the person chose to leave out. */
  readonly leftOut: readonly LeftOutRow[];
  /** Exact decimal sum over `sendable` of the kind's total field. */
  readonly total?: string;
}

/** What checking needs beside the sheet, as far as it is at hand. */
export interface CheckSurroundings {
  /** The day where the person sits, "YYYY-MM-DD". */
  readonly today?: string;
  readonly reference?: ReferenceData;
}

/** Reads and checks every row; never changes a value, never drops a finding. */
export function checkSheet(
  kind: RecordKind,
  template: Template,
  applied: AppliedTemplate,
  snapshot: SheetSnapshot,
  account: AccountSettings,
  surroundings: CheckSurroundings = {},
): CheckedSheet {
  const recordKey = kind.recordKey[account.csvFormat];
  const { bound, findings: mappingFindings } = bindColumns(kind, template, applied, snapshot, recordKey);
  const sorted = sortRows(kind, bound, recordKey, snapshot);
  const read = readRecords(kind, template, bound, recordKey, snapshot, sorted.records);
  const answered = answerBlanks(read, template.blankAmount);
  const lookedUp = lookUpReferences(answered.records, bound, surroundings.reference);
  const records = withoutEmptyEntries(kind, lookedUp.records);
  const columns = new Map(bound.map(({ key, column }) => [key, column]));
  const context: RuleContext = {
    kind,
    template,
    account,
    recordKey,
    ...surroundings,
    cellOf: (field, row) => {
      const column = columns.get(field);
      return column === undefined ? undefined : { row, column };
    },
  };
  const findings = [
    ...mappingFindings,
    ...read.findings,
    ...answered.findings,
    ...lookedUp.findings,
    ...records.flatMap((record) => kind.recordRules.flatMap((rule) => rule(record, context))),
    ...kind.sheetRules.flatMap((rule) => rule(records, context)),
  ];
  const going = sendableOf(records, findings);
  const told = tellApart(kind, bound, recordKey, snapshot, records, going);
  const goingRows = new Set(going.map(({ row }) => row));
  const sendable = told.records.filter(({ row }) => goingRows.has(row));
  return {
    kind,
    records: told.records,
    sendable,
    findings,
    identityColumns: told.identityColumns,
    hashedColumns: told.hashed,
    recordKey,
    leftOut: [...sorted.leftOut, ...answered.leftOut].sort((a, b) => a.row - b.row),
    ...(kind.totalField !== undefined && { total: totalOf(sendable, kind.totalField) }),
  };
}

/** An open question or an error of the whole sheet holds every record back: nobody can send past it by accident. */
function sendableOf(records: readonly RecordDraft[], findings: readonly Finding[]): readonly RecordDraft[] {
  const blocksSheet = ({ severity, row }: Finding): boolean =>
    severity === 'question' || (severity === 'error' && row === undefined);
  if (findings.some(blocksSheet)) return [];
  const blocked = new Set(findings.filter(({ severity }) => severity === 'error').map(({ row }) => row));
  return records.filter(({ row }) => !blocked.has(row));
}

/** Exact decimal sum of an amount field over records. */
function totalOf(records: readonly RecordDraft[], field: string): string {
  const amounts = records.map(({ values }) => values.get(field)?.value);
  return sumText(amounts.filter((amount) => typeof amount === 'number'));
}
