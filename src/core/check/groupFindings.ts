import type { GroupDeclaration, RecordKind } from '../catalogue/recordKind';
import { addressOf } from '../cell/a1';
import type { ReadValue, RecordDraft } from './checkSheet';
import { findingOf, type Finding } from './finding';
import { borrowersOwn } from './mergeGroup';
import { recordAmount } from './recordRows';
import { repeatedValues } from './repeatedValues';
import type { RecordRule, RuleContext } from './rule';
import { keyParts, valueKey } from './valueKey';

/** What the rules say of a group loan: of the whole, of each borrower, of each row, as each rule declares. */
export function groupFindings(
  record: RecordDraft,
  members: readonly RecordDraft[],
  rules: readonly RecordRule[],
  context: RuleContext,
): readonly Finding[] {
  const whole = wholeLoan(record, context.kind);
  const borrowers = members.map((member) => borrowerOf(record, member, context.kind));
  const findings = rules.flatMap((rule): readonly Finding[] => {
    if (rule.inGroups === undefined) return rule(whole, context);
    const judged = { rows: members, rowsToo: [whole, ...members], borrowers, never: [] }[rule.inGroups];
    return judged.flatMap((one) => rule(one, context));
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
  return { row: member.row, identity: member.identity, values };
}

function loanValues({ values }: RecordDraft, kind: RecordKind): Map<string, ReadValue> {
  const isBorrowers = borrowersOwn(kind);
  return new Map([...values].filter(([key]) => !isBorrowers.has(keyParts(key).field)));
}

/** A finding of the whole names its cell; the row that it is told in is that cell's. */
function inItsRow(finding: Finding, members: readonly RecordDraft[]): Finding {
  const { cell, row, params } = finding;
  if (cell === undefined || cell.row === row || !members.some((member) => member.row === cell.row)) return finding;
  return { ...finding, row: cell.row, params: { ...params, row: cell.row + 1 } };
}

/** What PA2 asks of a group loan: a name, and of each borrower whether the photo shows them (contract section 5). */
export function wholeGroup(
  { row, values, unread }: RecordDraft,
  members: readonly RecordDraft[],
  { name, notPictured }: GroupDeclaration,
  { cellOf }: RuleContext,
): readonly Finding[] {
  const findings: Finding[] = [];
  if (!values.has(name) && unread?.has(name) !== true) {
    findings.push(
      findingOf('groupNameMissing', 'error', { row, cell: cellOf(name, row), field: name }, { field: name }),
    );
  }
  const isThere = members.map((_, place) => {
    const key = valueKey(notPictured, place);
    return values.has(key) || unread?.has(key) === true;
  });
  if (!isThere.includes(true)) {
    const place = { row, cell: cellOf(notPictured, row), field: notPictured };
    return [
      ...findings,
      findingOf('groupNotPictured', 'warning', place, { field: notPictured, count: members.length }),
    ];
  }
  members.forEach((member, place) => {
    if (isThere[place] === true) return;
    const at = { row: member.row, cell: cellOf(notPictured, member.row), field: notPictured };
    findings.push(findingOf('groupPicturedPartly', 'error', at, { field: notPictured, count: members.length }));
  });
  return findings;
}

/** Said once for a group of which a row has an error: its other rows wait for it. */
export function groupStays(members: readonly RecordDraft[], hasError: (row: number) => boolean): readonly Finding[] {
  const wrong = members.filter(({ row }) => hasError(row));
  const [first] = members;
  if (first === undefined || wrong.length === 0 || members.length === 1) return [];
  const rows = wrong.map(({ row }) => row + 1).join(', ');
  return [findingOf('groupStays', 'warning', { row: first.row }, { count: members.length, rows })];
}
