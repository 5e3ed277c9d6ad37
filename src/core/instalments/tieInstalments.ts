import { INSTALMENT_PARTS, type ScheduleDeclaration } from '../catalogue/scheduleDeclaration';
import { addressOf } from '../cell/a1';
import { decimalText } from '../cell/decimal';
import type { ReadValue, RecordDraft } from '../check/checkSheet';
import type { Completion } from '../check/completion';
import { findingOf, hasErrors, placedFinding, type Finding } from '../check/finding';
import { always } from '../check/firstRow';
import { repeatedValues } from '../check/repeatedValues';
import { NOTHING, type SheetRule } from '../check/rule';
import { valueIn } from '../check/rowValues';
import { valueKey } from '../check/valueKey';
import { sumByDate } from '../schedule/sumByDate';
import { rowsOf } from './foundRows';
import type { InstalmentRow, InstalmentSheet, InstalmentValue } from './instalmentSheet';

/** What a check gets from instalments on a sheet of their own: hand both to it as they are. */
export interface TiedInstalments {
  readonly completion: Completion;
  readonly sheetRule: SheetRule;
}

type Parts = ScheduleDeclaration['parts'];

const LOANS_SHOWN = 3;

/**
 * Ties the instalments' sheet to loan drafts by loan id (and by client id, where both have one): a group gets its
 * members' summed by date, or its own where the members have none. Instalments that stand in the row itself stay what
 * they are, and must be the same.
 */
export function tieInstalments(plan: InstalmentSheet, fields: ScheduleDeclaration): TiedInstalments {
  return { completion: (record) => completed(record, plan, fields), sheetRule: () => sheetIndex(plan, fields) };
}

function completed(record: RecordDraft, plan: InstalmentSheet, fields: ScheduleDeclaration): ReturnType<Completion> {
  const { parts } = fields;
  const { rows, lists, loans, findings, ofGroup, passed } = rowsOf(record, plan, fields);
  const own = INSTALMENT_PARTS.some((part) => repeatedValues(record, parts[part]).length > 0);
  const ofOthers = passedOver(record, plan, passed, parts);
  if (rows.length === 0) {
    return { record, findings: [...findings.map((finding) => atRow(finding, record.row)), ...ofOthers] };
  }
  const due = loans > 1 ? summed(rows) : rows;
  const said = [
    ...findings.map((finding) => atRow(finding, record.row)),
    ...ofOthers,
    ...(loans > 1 ? addedUp(record, plan, { count: loans, due }, parts) : []),
    ...interestMissing(record, plan, rows, parts),
  ];
  if (own) {
    const lists = [due, ofGroup];
    return { record, findings: [...said, ...lists.flatMap((list) => compared(record, list, parts))] };
  }
  const whole = { ...withInstalments(record, due, parts), ...(loans > 1 && { summedOf: loans }) };
  const added = lists.map(({ of: { row, identity }, rows: own }) =>
    withInstalments({ row, identity, values: new Map() }, own, parts),
  );
  return {
    record: whole,
    findings: [...said, ...compared(whole, ofGroup, parts)],
    // What a sum hides is looked for before it is made.
    ...(loans > 1 && { parts: added }),
  };
}

function withInstalments(record: RecordDraft, due: readonly InstalmentRow[], parts: Parts): RecordDraft {
  const values = new Map<string, ReadValue>(record.values);
  const unread = new Set(record.unread);
  for (const [at, row] of due.entries()) {
    for (const part of INSTALMENT_PARTS) {
      const value = row[part];
      if (value !== undefined) values.set(valueKey(parts[part], at), value);
      else if (row.isUnread) unread.add(valueKey(parts[part], at));
    }
  }
  return { ...record, values, ...(unread.size > 0 && { unread }) };
}

/** One instalment a day for a group; a row that could not be read stays by itself, so that nothing is summed without it. */
function summed(rows: readonly InstalmentRow[]): readonly InstalmentRow[] {
  const whole = rows.filter(({ date, isUnread }) => date !== undefined && !isUnread);
  const days = sumByDate([whole]).map((day): InstalmentRow => ({ ...day, isUnread: false }));
  return [...days, ...rows.filter((row) => !whole.includes(row))];
}

function atRow({ code, severity, cell, field, params }: Finding, row: number): Finding {
  return placedFinding(code, severity, { row, cell, field }, params);
}

function addedUp(
  { row }: RecordDraft,
  { sheet }: InstalmentSheet,
  { count, due }: { readonly count: number; readonly due: readonly InstalmentRow[] },
  { date: field }: Parts,
): readonly Finding[] {
  const cell = due[0]?.date?.cell;
  const params = { sheet, count, instalments: due.length };
  return [findingOf('instalmentsSummed', 'warning', { row, cell, field }, params)];
}

function interestMissing(
  { row }: RecordDraft,
  plan: InstalmentSheet,
  rows: readonly InstalmentRow[],
  { interest: field }: Parts,
): readonly Finding[] {
  const missing = rows.filter(({ interest, principal, isUnread }) => !interest && principal && !isUnread);
  const cell = missing[0]?.principal?.cell;
  if (!plan.hasInterest || cell === undefined) return NOTHING;
  const params = { sheet: plan.sheet, count: missing.length };
  return [findingOf('instalmentInterestEmpty', 'warning', { row, cell, field }, params)];
}

const CELLS_SHOWN = 3;

/** The first cells of some rows, one a row. */
function cellsText(cells: readonly InstalmentValue['cell'][]): string {
  const shown = cells.slice(0, CELLS_SHOWN).map(addressOf).join(', ');
  return cells.length > CELLS_SHOWN ? `${shown} …` : shown;
}

function passedOver(
  { row }: RecordDraft,
  { sheet }: InstalmentSheet,
  passed: readonly InstalmentRow[],
  { date: field }: Parts,
): readonly Finding[] {
  const cells = passed.flatMap(({ date, principal, interest }) => (date ?? principal ?? interest)?.cell ?? []);
  const [cell] = cells;
  if (cell === undefined) return NOTHING;
  const clients = [...new Set(passed.flatMap(({ clientId }) => clientId ?? []))].slice(0, LOANS_SHOWN).join(', ');
  const params = { sheet, clients, cells: cellsText(cells) };
  return [findingOf('instalmentsOfOthers', 'warning', { row, cell, field }, params)];
}

/** What a record's instalments and the same ones elsewhere say against each other, and what only the others have. */
function compared(record: RecordDraft, there: readonly InstalmentRow[], parts: Parts): readonly Finding[] {
  if (there.length === 0) return NOTHING;
  return [...differences(record, there, parts), ...onlyThere(record, there, parts)];
}

/** A part that a record's own instalments leave out is not put together from two places. */
function onlyThere(record: RecordDraft, there: readonly InstalmentRow[], parts: Parts): readonly Finding[] {
  const { row } = record;
  return INSTALMENT_PARTS.flatMap((part): readonly Finding[] => {
    const field = parts[part];
    const cells = there.flatMap((one) => one[part]?.cell ?? []);
    const [cell] = cells;
    if (cell === undefined || repeatedValues(record, field).length > 0) return NOTHING;
    return [findingOf('instalmentsPartUnused', 'warning', { row, cell, field }, { field, cells: cellsText(cells) })];
  });
}

/** The first thing in which a row's own instalments are not those of the sheet. */
function differences(record: RecordDraft, due: readonly InstalmentRow[], parts: Parts): readonly Finding[] {
  const { row } = record;
  const own = INSTALMENT_PARTS.map((part) => ({ part, values: repeatedValues(record, parts[part]) }));
  const length = Math.max(due.length, ...own.map(({ values }) => values.length));
  for (let at = 0; at < length; at++) {
    for (const { part, values } of own) {
      const [here, there] = [values[at], due[at]?.[part]];
      // A part that one of them has no column for is no contradiction.
      if (here?.value === there?.value || values.length === 0 || due.every((one) => one[part] === undefined)) continue;
      const cell = here?.cell ?? values.at(-1)?.cell;
      const otherCell = there?.cell ?? due.at(-1)?.[part]?.cell;
      const params = {
        field: parts[part],
        instalment: at + 1,
        shown: shown(here?.value),
        there: shown(there?.value),
        otherCell: otherCell === undefined ? '' : addressOf(otherCell),
      };
      return [findingOf('instalmentsDiffer', 'error', { row, cell, field: parts[part] }, params)];
    }
  }
  return NOTHING;
}

function shown(value: ReadValue['value'] | undefined): string {
  if (value === undefined) return '–';
  return typeof value === 'number' ? decimalText(value) : String(value);
}

/** What is wrong on that sheet, loans of hers without instalments, and instalments of loans that no row has. */
function sheetIndex(plan: InstalmentSheet, fields: ScheduleDeclaration): ReturnType<SheetRule> {
  const used = new Map<number, readonly string[]>();
  const without = new Map<number, Finding>();
  const { sheet, byLoan } = plan;
  const { parts, own } = fields;
  return {
    ...always(NOTHING),
    wholeGroups: true,
    add: (record) => {
      const ids = idsOf(record, fields);
      used.set(record.row, ids);
      if (repeatedValues(record, parts.date).length === 0 && repeatedValues(record, parts.principal).length === 0) {
        const loan = record.values.get(own.loan);
        const place = { row: record.row, cell: loan?.cell, field: own.loan };
        const params = { sheet, loan: String(loan?.value ?? ids[0] ?? '') };
        without.set(record.row, findingOf('instalmentsNone', 'warning', place, params));
      }
      return NOTHING;
    },
    remove: ({ row }) => {
      used.delete(row);
      without.delete(row);
      return NOTHING;
    },
    findings: () => {
      const known = new Set([...used.values()].flat());
      const unknown = [...byLoan].filter(([loan, { rows }]) => rows.length > 0 && !known.has(loan));
      const loans = unknown.slice(0, LOANS_SHOWN).map(([loan]) => loan);
      const cell = unknown[0]?.[1].rows.flatMap(({ date, principal }) => date ?? principal ?? [])[0]?.cell;
      const params = { sheet, count: unknown.length, loans: loans.join(', ') };
      // Without the sheet itself no loan has any: that is said once.
      if (byLoan.size === 0 && hasErrors(plan.findings)) return plan.findings;
      return [
        ...plan.findings,
        ...[...without].sort(([one], [other]) => one - other).map(([, finding]) => finding),
        ...(unknown.length === 0 ? [] : [findingOf('instalmentsUnknownLoans', 'warning', { cell }, params)]),
      ];
    },
  };
}

function idsOf(record: RecordDraft, { own, group }: ScheduleDeclaration): readonly string[] {
  const of = ({ values }: RecordDraft, field: string): readonly string[] => {
    const id = valueIn(values, field);
    return id === undefined ? [] : [String(id)];
  };
  const members = record.members ?? [record];
  return [...members.flatMap((one) => of(one, own.loan)), ...of(record, group.loan)];
}
