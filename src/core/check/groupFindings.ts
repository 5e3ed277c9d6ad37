import type { RecordKind } from '../catalogue/recordKind';
import { addressOf } from '../cell/a1';
import type { ReadValue, RecordDraft } from './checkSheet';
import { findingOf, type Finding } from './finding';
import { borrowersOwn } from './mergeGroup';
import { recordAmount } from './recordRows';
import { repeatedValues } from './repeatedValues';
import { NOTHING, type RecordRule, type RuleContext } from './rule';
import { keyParts } from './valueKey';

/**
 * What the rules say of a group loan: of the whole, of each borrower, of each row, as each rule declares. `parts` are
 * rows of another sheet that were added up to make it.
 */
export function groupFindings(
  record: RecordDraft,
  members: readonly RecordDraft[],
  rules: readonly RecordRule[],
  context: RuleContext,
  parts: readonly RecordDraft[] = NOTHING,
): readonly Finding[] {
  const whole = wholeLoan(record, context.kind);
  const borrowers = members.map((member) => borrowerOf(record, member, context.kind));
  const rows = [...members, ...parts].map((row) => withTheLoans(row, record, context.kind));
  const findings = rules.flatMap((rule): readonly Finding[] => {
    if (rule.inGroups === undefined) return rule(whole, context);
    if (rule.inGroups === 'never') return [];
    if (rule.inGroups !== 'rowsToo') {
      return (rule.inGroups === 'borrowers' ? borrowers : members).flatMap((part) => rule(part, context));
    }
    const own = rows.flatMap((row) => rule(row, context));
    // What a row's own cells show is told there.
    const known = new Set(own.map(({ code }) => code));
    return [...rule(whole, context).filter(({ code }) => !known.has(code)), ...own];
  });
  const placed = findings.map((finding) => inItsRow(finding, members));
  const seen = new Set<string>();
  return placed.filter(({ code, field, cell, row }) => {
    const key = JSON.stringify([code, field, cell === undefined ? row : addressOf(cell)]);
    return !seen.has(key) && seen.add(key);
  });
}

/** What is the loan's, and its borrowers' amounts as their sum; no sum while one of them is missing. */
function wholeLoan(record: RecordDraft, kind: RecordKind): RecordDraft {
  const { totalField = '' } = kind;
  const values = loanValues(record, kind);
  const amounts = repeatedValues(record, totalField);
  const total = recordAmount(record, totalField);
  const isWhole = amounts.length === record.members?.length;
  if (isWhole && total !== undefined) values.set(totalField, { ...amounts[0], value: total });
  return { ...record, values };
}

/** One borrower of a group loan: what is the loan's, wherever it stands, and what is their own. */
export function borrowerOf(record: RecordDraft, member: RecordDraft, kind: RecordKind): RecordDraft {
  const values = loanValues(record, kind);
  const isBorrowers = borrowersOwn(kind);
  for (const [key, value] of member.values) if (isBorrowers.has(key)) values.set(key, value);
  const unread = new Set(member.unread);
  for (const key of record.unread ?? []) if (!isBorrowers.has(keyParts(key).field)) unread.add(key);
  return { row: member.row, identity: member.identity, values, ...(unread.size > 0 && { unread }) };
}

/** A row with what is the loan's and stands on another row, such as its currency; instalments are the row's own alone. */
function withTheLoans(row: RecordDraft, record: RecordDraft, kind: RecordKind): RecordDraft {
  const isPart = new Set<string>(Object.values(kind.schedule?.parts ?? {}));
  const others = [...loanValues(record, kind)].filter(([key]) => !isPart.has(keyParts(key).field));
  return { ...row, values: new Map([...others, ...row.values]) };
}

function loanValues({ values }: RecordDraft, kind: RecordKind): Map<string, ReadValue> {
  const isBorrowers = borrowersOwn(kind);
  return new Map([...values].filter(([key]) => !isBorrowers.has(keyParts(key).field)));
}

/** A finding of the whole names its cell; the row that it is told in is that cell's. */
function inItsRow(finding: Finding, members: readonly RecordDraft[]): Finding {
  const { cell, row, params } = finding;
  if (
    cell === undefined ||
    cell.sheet !== undefined ||
    cell.row === row ||
    !members.some((member) => member.row === cell.row)
  )
    return finding;
  return { ...finding, row: cell.row, params: { ...params, row: cell.row + 1 } };
}

/** Said once for a group of which a row has an error: its other rows wait for it. */
export function groupStays(members: readonly RecordDraft[], hasError: (row: number) => boolean): readonly Finding[] {
  const wrong = members.filter(({ row }) => hasError(row));
  const [first] = members;
  if (first === undefined || wrong.length === 0 || members.length === 1) return [];
  const rows = wrong.map(({ row }) => row + 1).join(', ');
  return [findingOf('groupStays', 'warning', { row: first.row }, { count: members.length, rows })];
}
