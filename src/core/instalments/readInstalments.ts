import { atOnce } from '../check/atOnce';
import { checkSheetSteps, type RecordDraft } from '../check/checkSheet';
import { findingOf, placedFinding, type Finding } from '../check/finding';
import type { CellRef } from '../cell/cell';
import type { SheetSnapshot } from '../cell/snapshot';
import type { AccountSettings } from '../kiva/account';
import { applyTemplate } from '../mapping/applyTemplate';
import type { InstalmentSheetPart, Template } from '../mapping/template';
import { INSTALMENT_ROWS } from '../catalogue/instalmentRows';
import type { InstalmentRow, InstalmentSheet, InstalmentValue } from './instalmentSheet';

const LOAN = 'instalment.loanId';

/** The part of a template that is about the instalments' sheet, as a template of that sheet. */
export function instalmentTemplate({ table, bindings, formats }: InstalmentSheetPart): Template {
  const place = { ...(table !== undefined && { table }) };
  return { version: 3, id: '', name: '', kind: INSTALMENT_ROWS.id, bindings, formats, ...place };
}

/** Reads the instalments' sheet, some rows at a time; nothing of it is dropped unsaid. */
export function* readInstalmentSteps(
  part: InstalmentSheetPart,
  snapshot: SheetSnapshot,
  account: AccountSettings,
): Generator<void, InstalmentSheet> {
  const template = instalmentTemplate(part);
  const applied = applyTemplate(template, snapshot.columns);
  const { records, findings } = yield* checkSheetSteps(INSTALMENT_ROWS, template, applied, snapshot, account);
  const sheet = snapshot.sheetName;
  const loans = new Map<string, { rows: InstalmentRow[]; findings: Finding[] }>();
  const loose: InstalmentRow[] = [];
  const loanOf = new Map<number, string>();
  const withoutAmounts: CellRef[] = [];
  for (const record of records) {
    const loan = textIn(record, 'loanId');
    if (loan !== undefined) loanOf.set(record.row, loan);
    const row = rowOf(record, sheet);
    if (row.principal === undefined && row.interest === undefined && !row.isUnread) {
      // The day of the disbursal often stands above the instalments, with what is outstanding.
      withoutAmounts.push({ row: record.row, column: anyColumn(record), sheet });
      continue;
    }
    if (loan === undefined) loose.push(row);
    else loans.set(loan, { rows: [...(loans.get(loan)?.rows ?? []), row], findings: [] });
  }
  const ofSheet: Finding[] = [];
  for (const finding of findings) {
    const loan = finding.row === undefined ? undefined : loanOf.get(finding.row);
    const ofLoan = loan === undefined ? undefined : loans.get(loan);
    if (ofLoan !== undefined) ofLoan.findings.push(onSheet(finding, sheet));
    else if (finding.row === undefined) ofSheet.push(onSheet(finding, sheet));
    // An id that is empty is said once below. One that is damaged holds nobody back: whose row it is nobody knows.
    else if (finding.field === LOAN && finding.code !== 'requiredEmpty') {
      ofSheet.push({ ...onSheet(finding, sheet), severity: 'warning' });
    }
  }
  for (const { rows } of loans.values()) rows.sort(byDate);
  return {
    sheet,
    byLoan: loans,
    loose,
    findings: [
      ...ofSheet,
      ...said(sheet, 'instalmentsWithoutLoan', loose.flatMap(cellOf)),
      ...said(sheet, 'instalmentsWithoutAmounts', withoutAmounts),
    ],
    hasInterest: part.bindings.some(({ field }) => field === 'instalment.interest'),
  };
}

/** The same at once. */
export function readInstalments(...given: Parameters<typeof readInstalmentSteps>): InstalmentSheet {
  return atOnce(readInstalmentSteps(...given));
}

/** A finding of the instalments' sheet: its row is none of the rows that are sent. */
export function onSheet({ code, severity, cell, field, params, examples }: Finding, sheet: string): Finding {
  const place = { cell: cell === undefined ? undefined : { ...cell, sheet }, field };
  const others = Object.fromEntries(Object.entries(params).filter(([name]) => name !== 'row' && name !== 'cell'));
  const placed = placedFinding(code, severity, place, others);
  if (examples === undefined) return placed;
  return { ...placed, examples: examples.map((example) => ({ ...example, cell: { ...example.cell, sheet } })) };
}

function rowOf(record: RecordDraft, sheet: string): InstalmentRow {
  const value = (name: string): InstalmentValue | undefined => {
    const read = record.values.get(`instalment.${name}`);
    return read?.cell === undefined ? undefined : { value: read.value, cell: { ...read.cell, sheet } };
  };
  const [date, principal, interest] = [value('date'), value('principal'), value('interest')];
  const clientId = textIn(record, 'clientId');
  return {
    ...(clientId !== undefined && { clientId }),
    ...(date !== undefined && { date }),
    ...(principal !== undefined && { principal }),
    ...(interest !== undefined && { interest }),
    isUnread: record.unread !== undefined && record.unread.size > 0,
  };
}

function textIn({ values }: RecordDraft, name: string): string | undefined {
  const value = values.get(`instalment.${name}`)?.value;
  return value === undefined ? undefined : String(value);
}

/** Rows of a loan may stand in any order, and new ones be added below; those without a day come last. */
function byDate(one: InstalmentRow, other: InstalmentRow): number {
  const [first, second] = [String(one.date?.value ?? '~'), String(other.date?.value ?? '~')];
  return first < second ? -1 : first > second ? 1 : 0;
}

function cellOf({ date, principal, interest }: InstalmentRow): readonly CellRef[] {
  const filled = date ?? principal ?? interest;
  return filled === undefined ? [] : [filled.cell];
}

function anyColumn({ values }: RecordDraft): number {
  for (const { cell } of values.values()) if (cell !== undefined) return cell.column;
  return 0;
}

function said(
  sheet: string,
  code: 'instalmentsWithoutLoan' | 'instalmentsWithoutAmounts',
  cells: readonly CellRef[],
): readonly Finding[] {
  const [cell] = cells;
  return cell === undefined ? [] : [findingOf(code, 'warning', { cell }, { sheet, count: cells.length })];
}
