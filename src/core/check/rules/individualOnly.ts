import type { RecordKind } from '../../catalogue/recordKind';
import { findingOf } from '../finding';
import { NOTHING, type RecordRule } from '../rule';

/** A draft of one borrower with a field of a group could not be published: an error on the first such cell. */
export const individualOnly: RecordRule = ({ row, values }, { kind }) => {
  const field = groupFieldsOf(kind).find((id) => values.has(id));
  if (field === undefined) return NOTHING;
  return [findingOf('groupFieldFilled', 'error', { row, cell: values.get(field)?.cell, field }, { field })];
};

const known = new WeakMap<RecordKind, readonly string[]>();

/** Sought once a kind, since it is asked for every row. */
function groupFieldsOf(kind: RecordKind): readonly string[] {
  const fields = known.get(kind) ?? kind.fields.filter(({ groupOnly }) => groupOnly === true).map(({ id }) => id);
  known.set(kind, fields);
  return fields;
}
