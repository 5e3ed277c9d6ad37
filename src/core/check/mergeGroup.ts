import type { GroupDeclaration, RecordKind } from '../catalogue/recordKind';
import { addressOf } from '../cell/a1';
import type { ReadValue, RecordDraft } from './checkSheet';
import { findingOf, type Finding } from './finding';
import { groupSchedule, instalmentValues } from './groupSchedule';
import type { ReadInstalment } from '../schedule/sumByDate';
import type { RuleContext } from './rule';
import { keyParts, valueKey } from './valueKey';

/** A group loan as one record, and what its rows say against each other. */
export interface MergedGroup {
  readonly record: RecordDraft;
  readonly findings: readonly Finding[];
}

interface Said {
  readonly member: RecordDraft;
  readonly value: ReadValue;
}

/**
 * The rows of one group loan, in sheet order, as one record: its head is the first row, its borrowers' values stand in
 * the order of the rows (`field`, `field#2`, ...), what is the loan's may stand on any of them and must be the same
 * wherever it does. Nothing is made up: where rows contradict each other the first one's value is checked, and an error
 * on the other's cell holds the group back.
 */
export function mergeGroup(
  members: readonly RecordDraft[],
  groups: GroupDeclaration,
  context: RuleContext,
): MergedGroup {
  const { kind, template } = context;
  const [head] = members;
  if (head === undefined) throw new RangeError('A group has at least one row.');
  const perBorrower = borrowersOwn(kind);
  const repeating = new Set<string>(Object.values(kind.schedule?.parts ?? {}));
  const values = new Map<string, ReadValue>();
  const said = new Map<string, Said[]>();
  const unread = new Set<string>();
  members.forEach((member, place) => {
    const keyFor = (key: string): string => (perBorrower.has(key) ? valueKey(key, place) : key);
    for (const [key, value] of member.values) {
      if (repeating.has(keyParts(key).field)) continue;
      if (perBorrower.has(key)) values.set(keyFor(key), value);
      else said.set(key, [...(said.get(key) ?? []), { member, value }]);
    }
    for (const key of member.unread ?? []) unread.add(keyFor(key));
  });
  const findings: Finding[] = [];
  const mayTakeFirst = new Set(template.groups?.takeFirst);
  for (const [field, all] of said) {
    const [first] = all;
    if (first === undefined) continue;
    if (field === groups.consent && all.length < members.length) {
      const refused = all.find(({ value }) => value.value === false);
      const signed = all.find(({ value }) => value.value === true);
      // One who did not sign is enough; who did not answer has not signed.
      if (refused !== undefined) {
        values.set(field, refused.value);
        const other = first === refused ? signed : refused;
        if (other !== undefined) findings.push(contradiction(field, first, other, context));
      } else if (speaksForAll(field, said, members, groups, context)) values.set(field, first.value);
      else findings.push(consentPartly(field, head, members.length - all.length, context));
      continue;
    }
    values.set(field, first.value);
    const other = all.find(({ value }) => value.value !== first.value.value);
    if (other !== undefined && !mayTakeFirst.has(field)) findings.push(contradiction(field, first, other, context));
  }
  findings.push(...sharedId(values, members, groups, context));
  const { row, identity } = head;
  const merged: RecordDraft = { row, identity, values, members, ...(unread.size > 0 && { unread }) };
  if (kind.schedule === undefined) return { record: merged, findings };
  const { parts } = kind.schedule;
  const { due, summedOf } = groupSchedule(members, kind.schedule);
  for (const [key, value] of instalmentValues(due, parts)) values.set(key, value);
  if (summedOf === undefined) return { record: merged, findings };
  findings.push(addedUp(merged, { due, summedOf }, parts.date));
  return { record: { ...merged, summedOf }, findings };
}

/** Sums stand in no cell of hers. */
function addedUp(
  { row }: RecordDraft,
  { due, summedOf: count }: { readonly due: readonly ReadInstalment[]; readonly summedOf: number },
  field: string,
): Finding {
  const cell = due.find(({ date }) => date !== undefined)?.date?.cell;
  const params = { count, instalments: due.length };
  return findingOf('instalmentsAddedUp', 'warning', { row: cell?.row ?? row, cell, field }, params);
}

const known = new WeakMap<RecordKind, ReadonlySet<string>>();

/** The fields of which each borrower of a group has its own value. */
export function borrowersOwn(kind: RecordKind): ReadonlySet<string> {
  const before = known.get(kind);
  if (before !== undefined) return before;
  const own = new Set(kind.fields.filter(({ perBorrower }) => perBorrower === true).map(({ id }) => id));
  known.set(kind, own);
  return own;
}

/** Where all that is the loan's stands on its first row, so does the group's signature; a column of ticks has one for each. */
function speaksForAll(
  consent: string,
  said: ReadonlyMap<string, readonly Said[]>,
  members: readonly RecordDraft[],
  { ties }: GroupDeclaration,
  { template }: RuleContext,
): boolean {
  if (template.formats[consent]?.blankMeans !== undefined) return false;
  const inCells = [...said].filter(([field]) => !ties.includes(field));
  const own = inCells.map(([, all]) => all.filter(({ value }) => value.cell !== undefined));
  const filled = own.filter(({ length }) => length > 0);
  return filled.length > 1 && filled.every((all) => all.length === 1 && all[0]?.member === members[0]);
}

function consentPartly(field: string, { row }: RecordDraft, count: number, { cellOf }: RuleContext): Finding {
  return findingOf('groupConsentPartly', 'warning', { row, cell: cellOf(field, row), field }, { field, count });
}

/** Where she said that the id on all rows is the group's own it is nobody else's; without her word two members cannot share one. */
function sharedId(
  values: Map<string, ReadValue>,
  members: readonly RecordDraft[],
  { loanId: own }: GroupDeclaration,
  { kind, template, cellOf }: RuleContext,
): readonly Finding[] {
  const [field = ''] = kind.keyFields;
  const seen = new Map<string, RecordDraft>();
  const twice: Finding[] = [];
  for (const member of members) {
    const value = member.values.get(field)?.value;
    if (value === undefined) continue;
    // The relay's register takes two spellings of one accent for one loan.
    const id = String(value).trim().normalize('NFC');
    const other = seen.get(id);
    if (other === undefined) seen.set(id, member);
    else twice.push(sameId(field, member, other, cellOf));
  }
  const id = values.get(field);
  if (twice.length === 0 || id === undefined) return twice;
  if (seen.size > 1 || twice.length < members.length - 1 || template.groups?.sharedIds === 'members') return twice;
  // Asked of the whole sheet, or answered so: no error a row.
  members.forEach((_, place) => values.delete(valueKey(field, place)));
  const given = values.get(own);
  if (given === undefined) values.set(own, id);
  else if (given.value !== id.value && template.groups?.sharedIds === 'group') {
    const [head] = members;
    const place = { row: head?.row, cell: given.cell, field: own };
    const otherCell = id.cell === undefined ? '' : addressOf(id.cell);
    return [findingOf('groupContradiction', 'error', place, { field: own, otherCell })];
  }
  return [];
}

function sameId(
  field: string,
  { row, values }: RecordDraft,
  other: RecordDraft,
  cellOf: RuleContext['cellOf'],
): Finding {
  const otherCell = cellOf(field, other.row);
  const params = {
    field,
    shown: String(values.get(field)?.value ?? ''),
    otherCell: otherCell === undefined ? '' : addressOf(otherCell),
  };
  return findingOf('groupSameId', 'error', { row, cell: cellOf(field, row), field }, params);
}

function contradiction(field: string, first: Said, other: Said, { cellOf }: RuleContext): Finding {
  const { row } = other.member;
  const otherCell = first.value.cell ?? cellOf(field, first.member.row);
  const place = { row, cell: other.value.cell ?? cellOf(field, row), field };
  return findingOf('groupContradiction', 'error', place, {
    field,
    otherCell: otherCell === undefined ? '' : addressOf(otherCell),
  });
}
