import type { ReadValue, RecordDraft } from './checkSheet';
import { keyParts } from './valueKey';

/** One value of a field; `occurrence` counts its repeating columns from 0. */
export interface RepeatedValue extends ReadValue {
  readonly occurrence: number;
}

/** All values of a field in one record, in the order of its columns; at most one where the field does not repeat. */
export function repeatedValues({ values }: RecordDraft, field: string): readonly RepeatedValue[] {
  const found: RepeatedValue[] = [];
  for (const [key, read] of values) {
    if (!key.startsWith(field)) continue;
    const { field: own, occurrence } = keyParts(key);
    if (own === field) found.push({ ...read, occurrence });
  }
  return found.sort((a, b) => a.occurrence - b.occurrence);
}
