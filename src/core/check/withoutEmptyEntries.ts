import type { Field } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';
import type { RecordDraft } from './checkSheet';
import { keyParts } from './valueKey';

/**
 * Records without the entries of a list that hold nothing but zeros: sheets that compute an instalment plan fill the
 * places of instalments that a loan does not have with 0. An entry with a date or any other value stays.
 */
export function withoutEmptyEntries(kind: RecordKind, records: readonly RecordDraft[]): readonly RecordDraft[] {
  const listOf = new Map(kind.fields.filter(({ repeats }) => repeats === true).map((field) => [field.id, list(field)]));
  if (listOf.size === 0) return records;
  const entryOf = (key: string): string | undefined => {
    const { field, occurrence } = keyParts(key);
    const name = listOf.get(field);
    return name === undefined ? undefined : `${name}#${occurrence}`;
  };
  return records.map((record) => {
    const held = new Set<string>();
    for (const [key, { value }] of record.values) if (value !== 0) held.add(entryOf(key) ?? '');
    for (const key of record.unread ?? []) held.add(entryOf(key) ?? '');
    const isKept = (key: string): boolean => {
      const entry = entryOf(key);
      return entry === undefined || held.has(entry);
    };
    const values = new Map([...record.values].filter(([key]) => isKept(key)));
    return values.size === record.values.size ? record : { ...record, values };
  });
}

function list({ path = '' }: Field): string {
  return path.slice(0, path.indexOf('[]'));
}
