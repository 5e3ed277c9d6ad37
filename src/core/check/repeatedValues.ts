import type { CellRef } from '../cell/cell';
import type { ReadValue, RecordDraft } from './checkSheet';
import { keyParts } from './valueKey';

/** One value of a field; `occurrence` counts its repeating columns from 0. */
export interface RepeatedValue extends ReadValue {
  readonly cell: CellRef;
  readonly occurrence: number;
}

type ByField = ReadonlyMap<string, readonly RepeatedValue[]>;

/** Many rules ask for the same record's values, which never change. */
const sorted = new WeakMap<RecordDraft['values'], ByField>();

/** All values of a field in one record, in the order of its columns; at most one where the field does not repeat. */
export function repeatedValues({ values }: RecordDraft, field: string): readonly RepeatedValue[] {
  const known = sorted.get(values) ?? byField(values);
  sorted.set(values, known);
  return known.get(field) ?? [];
}

function byField(values: RecordDraft['values']): ByField {
  const groups = new Map<string, RepeatedValue[]>();
  for (const [key, { value, cell }] of values) {
    // No amount and nothing that repeats can be a constant, which has no cell.
    if (cell === undefined) continue;
    const { field, occurrence } = keyParts(key);
    const group = groups.get(field);
    if (group === undefined) groups.set(field, [{ value, cell, occurrence }]);
    else group.push({ value, cell, occurrence });
  }
  for (const group of groups.values()) group.sort((a, b) => a.occurrence - b.occurrence);
  return groups;
}
