import { freeName, hasUnsafeCharacters, NAME_LIMIT, plainName } from '../../../src/core/mapping/templateName';

it('makes a name that reads as it is', () => {
  expect(plainName('  Octo\u202eber\n ')).toBe('October');
  expect([...plainName('🌍'.repeat(200))]).toHaveLength(NAME_LIMIT);
  expect(hasUnsafeCharacters(plainName('\u0007\u2067x'))).toBe(false);
});

it('numbers a name that is taken, within the limit', () => {
  expect(freeName('October', [])).toBe('October');
  expect(freeName('October', ['October', 'October (2)'])).toBe('October (3)');
  const long = 'x'.repeat(NAME_LIMIT);
  expect(freeName(long, [long])).toBe(`${'x'.repeat(NAME_LIMIT - 4)} (2)`);
});
