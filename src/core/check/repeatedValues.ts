import type { RecordDraft } from './checkSheet';
import { RowValues, type RepeatedValue } from './rowValues';
import { keyParts } from './valueKey';

/** All values of a field in one record, in the order of its columns; at most one where the field does not repeat. */
export function repeatedValues({ values }: RecordDraft, field: string): readonly RepeatedValue[] {
  if (values instanceof RowValues) return values.repeated(field);
  return (
    [...values]
      .map(([key, value]) => ({ ...value, ...keyParts(key) }))
      .filter((one) => one.field === field)
      // No amount and nothing that repeats can be a constant, which has no cell.
      .flatMap(({ value, cell, occurrence }) => (cell === undefined ? [] : [{ value, cell, occurrence }]))
      .sort((a, b) => a.occurrence - b.occurrence)
  );
}
