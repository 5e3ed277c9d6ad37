import type { Preferences } from '../ports/stores';

/** Longest initials, in characters: enough to tell colleagues apart, too short for a name. */
export const INITIALS_LIMIT = 8;

/** The initials that this device remembers; empty when there are none. */
export function loadInitials(preferences: Preferences): string {
  return (preferences.get('initials') ?? '').slice(0, INITIALS_LIMIT);
}

/** Remembers her initials on this device. */
export function saveInitials(preferences: Preferences, initials: string): void {
  preferences.set('initials', initials.slice(0, INITIALS_LIMIT));
}
