import type { GroupDeclaration } from '../catalogue/recordKind';
import type { RecordDraft } from './checkSheet';
import { findingOf, type Finding } from './finding';
import { NOTHING, type RuleContext } from './rule';
import { keyParts, valueKey } from './valueKey';

/** What each borrower of a group must have for the others' sake: an amount where one has it, who they are, ids where these are the group's. */
function wholeBorrowers(
  members: readonly RecordDraft[],
  { memberNames, idsOfMembers }: GroupDeclaration,
  { kind, account, cellOf }: RuleContext,
): readonly Finding[] {
  const lacks = ({ values, unread }: RecordDraft, field: string): boolean =>
    !values.has(field) && unread?.has(field) !== true;
  const saidIn = (code: 'groupAmountMissing' | 'groupMemberId', field: string): readonly Finding[] => {
    if (members.every((member) => lacks(member, field))) return [];
    return members
      .filter((member) => lacks(member, field))
      .map(({ row }) => findingOf(code, 'error', { row, cell: cellOf(field, row), field }, { field }));
  };
  const { totalField } = kind;
  const [idField = ''] = kind.keyFields;
  const named = [idField, ...memberNames];
  const unnamed = members.filter((member) => named.every((field) => lacks(member, field)));
  const ids = account.groupIds === 'members' ? Object.values(idsOfMembers) : [];
  const noIds = ids.includes(idField) && members.every((member) => lacks(member, idField)) ? members.slice(0, 1) : [];
  return [
    ...(totalField === undefined ? [] : saidIn('groupAmountMissing', totalField)),
    ...ids.flatMap((field) => saidIn('groupMemberId', field)),
    ...noIds.map(({ row }) => findingOf('groupMemberId', 'error', { row, field: idField }, { field: idField })),
    ...unnamed.map(({ row }) => findingOf('groupMemberUnnamed', 'error', { row, field: idField }, { field: idField })),
  ];
}

/** An id that she called the group's own is on no wire where the account sends its members' ids. */
function keptIds(
  record: RecordDraft,
  members: readonly RecordDraft[],
  { idsOfMembers }: GroupDeclaration,
  { kind, account, template }: RuleContext,
): readonly Finding[] {
  const [field = ''] = kind.keyFields;
  if (account.groupIds !== 'members' || template.groups?.sharedIds !== 'group') return NOTHING;
  const [first] = members.flatMap(({ values }) => values.get(field) ?? []);
  const isSent = members.some((_, place) => record.values.has(valueKey(field, place)));
  if (first === undefined || isSent || !Object.values(idsOfMembers).includes(field)) return NOTHING;
  const place = { row: record.row, cell: first.cell, field };
  return [findingOf('groupIdKept', 'error', place, { field, shown: String(first.value) })];
}

/** Ids without which PA2 publishes no group loan: the group's own or its members', as the account says. */
function idsMissing(
  { row, values, unread }: RecordDraft,
  { idsOfMembers }: GroupDeclaration,
  { kind, account, cellOf }: RuleContext,
): readonly Finding[] {
  const keys = [...values.keys(), ...(unread ?? NOTHING)];
  const there = new Set(keys.map((key) => keyParts(key).field));
  const wanted = account.groupIds === 'members' ? Object.values(idsOfMembers) : Object.keys(idsOfMembers);
  // Members without a loan id of their own are an error where theirs are the group's.
  const missing = wanted.filter((field) => !there.has(field) && !kind.keyFields.includes(field));
  const [field, other] = missing;
  if (field === undefined) return NOTHING;
  const place = { row, cell: cellOf(field, row), field };
  if (other === undefined) return [findingOf('groupIdMissing', 'warning', place, { field })];
  return [findingOf('groupIdsMissing', 'warning', place, { field, other })];
}

/** What PA2 asks of a group loan: a name, ids, and of each borrower whether the photo shows them (contract section 5). */
export function wholeGroup(
  record: RecordDraft,
  members: readonly RecordDraft[],
  groups: GroupDeclaration,
  context: RuleContext,
): readonly Finding[] {
  const { row, values, unread } = record;
  const { name, notPictured } = groups;
  const { cellOf } = context;
  const findings: Finding[] = [
    ...wholeBorrowers(members, groups, context),
    ...keptIds(record, members, groups, context),
    ...idsMissing(record, groups, context),
  ];
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
