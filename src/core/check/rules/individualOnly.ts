import { findingOf } from '../finding';
import { NOTHING, type RecordRule } from '../rule';

/** A draft of one borrower with a field of a group could not be published: an error on the first such cell. */
export const individualOnly: RecordRule = ({ row, values }, { kind }) => {
  const field = kind.fields.find(({ id, groupOnly }) => groupOnly === true && values.has(id))?.id;
  const read = values.get(field ?? '');
  if (field === undefined || read === undefined) return NOTHING;
  return [findingOf('groupFieldFilled', 'error', { row, cell: read.cell, field }, { field })];
};
