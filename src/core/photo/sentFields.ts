import type { Field } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';

const known = new WeakMap<RecordKind, readonly Field[]>();

/** The fields that a body is written from: a record holds a photo's reference alone, which is nothing for Kiva. */
export function sentFields(kind: RecordKind): readonly Field[] {
  const before = known.get(kind);
  if (before !== undefined) return before;
  const fields = kind.photo === undefined ? kind.fields : kind.fields.filter(({ id }) => id !== kind.photo?.field);
  known.set(kind, fields);
  return fields;
}
