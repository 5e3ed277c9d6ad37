import type { Preferences } from '../../ports/stores';
import { storageOfThisPage, whenAllowed } from './pageStorage';

/** The part of `localStorage` that is used; absent where the browser blocks storage in frames. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * Preferences of this device, kept in `localStorage` under `Office.context.partitionKey`;
 * where storage is blocked or full they last as long as the pane.
 */
export function localPreferences(
  partitionKey: string,
  storage: PreferenceStorage | undefined = storageOfThisPage(),
): Preferences {
  const remembered = new Map<string, string>();
  const keyOf = (name: string): string => `${partitionKey}send-to-kiva/${name}`;
  return {
    get: (name) => remembered.get(name) ?? whenAllowed(() => storage?.getItem(keyOf(name))) ?? undefined,
    set: (name, value) => {
      remembered.set(name, value);
      whenAllowed(() => storage?.setItem(keyOf(name), value));
    },
  };
}
