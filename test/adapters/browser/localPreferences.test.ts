import { localPreferences, type PreferenceStorage } from '../../../src/adapters/browser/localPreferences';

function memory(): PreferenceStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

it('keeps a preference for the next pane, apart by partition', () => {
  const storage = memory();
  localPreferences('siteA', storage).set('language', 'fr');
  expect(localPreferences('siteA', storage).get('language')).toBe('fr');
  expect(localPreferences('siteB', storage).get('language')).toBeUndefined();
  expect([...storage.kept.keys()]).toEqual(['siteAsend-to-kiva/language']);
});

it.each<[string, PreferenceStorage | undefined]>([
  ['absent', undefined],
  [
    'blocked',
    {
      getItem: () => {
        throw new DOMException('denied', 'SecurityError');
      },
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    },
  ],
])('remembers in memory while the pane lives when storage is %s', (_, storage) => {
  const preferences = localPreferences('', storage);
  expect(preferences.get('language')).toBeUndefined();
  preferences.set('language', 'es');
  expect(preferences.get('language')).toBe('es');
});

it('does not hide a bug behind blocked storage', () => {
  const storage = {
    getItem: () => {
      throw new RangeError('bug');
    },
    setItem: () => undefined,
  };
  expect(() => localPreferences('', storage).get('language')).toThrow(RangeError);
});
