import type { Field } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';
import { keyParts } from './valueKey';

type Value = string | number | boolean;

/**
 * Clears the entries of a list that hold nothing but zeros: sheets that compute an instalment plan fill the places of
 * instalments that a loan does not have with 0. An entry with a date or any other value stays. `keys` tell what each
 * of the values is.
 */
export function emptyEntries(
  kind: RecordKind,
  keys: readonly string[],
): (held: (Value | undefined)[], unread: ReadonlySet<string> | undefined) => void {
  const listOf = new Map(kind.fields.filter(({ repeats }) => repeats === true).map((field) => [field.id, list(field)]));
  const entries = new Map<string, number[]>();
  keys.forEach((key, slot) => {
    const { field, occurrence } = keyParts(key);
    const name = listOf.get(field);
    if (name === undefined) return;
    const entry = `${name}#${occurrence}`;
    entries.set(entry, [...(entries.get(entry) ?? []), slot]);
  });
  const slotsOfEntries = [...entries.values()];
  return (held, unread) => {
    for (const slots of slotsOfEntries) {
      const isHeld = slots.some(
        (slot) => (held[slot] !== undefined && held[slot] !== 0) || unread?.has(keys[slot] ?? '') === true,
      );
      if (!isHeld) for (const slot of slots) held[slot] = undefined;
    }
  };
}

function list({ path = '' }: Field): string {
  return path.slice(0, path.indexOf('[]'));
}
