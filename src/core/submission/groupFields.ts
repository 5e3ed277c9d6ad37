import type { Field } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';
import type { RecordDraft } from '../check/checkSheet';
import type { GroupIds } from '../kiva/account';
import { sentFields } from '../photo/sentFields';

type ByIds = Record<GroupIds, readonly Field[]>;

const known = new WeakMap<RecordKind, ByIds>();

/**
 * The fields that a record is written by: in a group loan each borrower's repeat, and the group's two ids are its own or
 * its members', as the account says (contract section 5 says both).
 */
export function fieldsFor(kind: RecordKind, { members }: RecordDraft, whose: GroupIds = 'group'): readonly Field[] {
  if (members === undefined) return sentFields(kind);
  const before = known.get(kind);
  if (before !== undefined) return before[whose];
  const group = sentFields(kind).map((field) => (field.perBorrower === true ? { ...field, repeats: true } : field));
  const idsOfMembers = kind.groups?.idsOfMembers ?? {};
  const made: ByIds = {
    group,
    members: group.map((field) => {
      const id = idsOfMembers[field.id];
      return id === undefined ? field : { ...field, id, path: `${field.path ?? ''}[]`, repeats: true };
    }),
  };
  known.set(kind, made);
  return made[whose];
}
