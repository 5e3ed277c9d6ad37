import type { GroupDeclaration } from '../catalogue/recordKind';
import { addressOf } from '../cell/a1';
import type { RecordDraft } from './checkSheet';
import { findingOf, type Finding } from './finding';
import type { RecordRule, RuleContext } from './rule';
import { valueKey } from './valueKey';

/** What the rules say of a group loan: those about one row's own parts of each member, the others of the whole. */
export function groupFindings(
  record: RecordDraft,
  members: readonly RecordDraft[],
  rules: readonly RecordRule[],
  context: RuleContext,
): readonly Finding[] {
  const whole = rules.filter(({ perRow }) => perRow !== 'only').flatMap((rule) => rule(record, context));
  const rows = rules.filter(({ perRow }) => perRow !== undefined);
  const own = members.flatMap((member) => rows.flatMap((rule) => rule(member, context)));
  const findings = [...whole, ...own].map((finding) => inItsRow(finding, members));
  const seen = new Set<string>();
  return findings.filter(({ code, field, cell, row }) => {
    const key = JSON.stringify([code, field, cell === undefined ? row : addressOf(cell)]);
    return !seen.has(key) && seen.add(key);
  });
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
