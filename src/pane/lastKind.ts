import { RECORD_KINDS } from '../core/catalogue';
import type { RecordKindId } from '../core/catalogue/recordKind';
import type { Preferences } from '../ports/stores';

const PREFERENCE = 'kind';

/** The kind of record that this device checked last; undefined when there is none. */
export function loadLastKind(preferences: Preferences): RecordKindId | undefined {
  const kept = preferences.get(PREFERENCE);
  return Object.values(RECORD_KINDS).find(({ id }) => id === kept)?.id;
}

/** Remembers the kind on this device, for sheets that do not tell theirs. */
export function saveLastKind(preferences: Preferences, kind: RecordKindId): void {
  preferences.set(PREFERENCE, kind);
}
