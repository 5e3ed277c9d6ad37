import type { RecordDraft } from './checkSheet';
import { NOTHING } from './rule';
import { RowValues, type RepeatedValue } from './rowValues';
import { keyParts } from './valueKey';

type Values = RecordDraft['values'];

/** Values of completed records by field, sorted out once: every rule of every row asks for them. */
const known = new WeakMap<Values, ReadonlyMap<string, readonly RepeatedValue[]>>();

/** All values of a field in one record, in the order of its columns; at most one where the field does not repeat. */
export function repeatedValues({ values }: RecordDraft, field: string): readonly RepeatedValue[] {
  if (values instanceof RowValues) return values.repeated(field);
  const before = known.get(values);
  if (before !== undefined) return before.get(field) ?? NOTHING;
  const sorted = byField(values);
  known.set(values, sorted);
  return sorted.get(field) ?? NOTHING;
}

function byField(values: Values): ReadonlyMap<string, readonly RepeatedValue[]> {
  const fields = new Map<string, RepeatedValue[]>();
  for (const [key, { value, cell }] of values) {
    // No amount and nothing that repeats can be a constant, which has no cell.
    if (cell === undefined) continue;
    const { field, occurrence } = keyParts(key);
    const one = { value, cell, occurrence };
    const others = fields.get(field);
    if (others === undefined) fields.set(field, [one]);
    else others.push(one);
  }
  for (const all of fields.values()) all.sort((a, b) => a.occurrence - b.occurrence);
  return fields;
}
