import { Recurring } from '../../../src/core/check/recurring';

function askedFor(values: readonly string[]): Recurring<string, number> {
  const recurring = new Recurring<string, number>();
  for (const value of values) if (recurring.get(value) === undefined) recurring.put(value, value.length);
  return recurring;
}

describe('values that come back', () => {
  it('are remembered', () => {
    const recurring = askedFor(Array.from({ length: 10_000 }, (_, n) => `word ${n % 20}`));
    expect(recurring.isWorthIt).toBe(true);
    expect(recurring.get('word 7')).toBe(6);
    expect(recurring.get('word 20')).toBeUndefined();
  });

  it('are no more asked for where hardly any does', () => {
    expect(askedFor(Array.from({ length: 300 }, (_, n) => `id ${n}`)).isWorthIt).toBe(false);
  });

  it('are remembered beside others that do not fit any more', () => {
    const often = Array.from({ length: 5000 }, (_, n) => `word ${n % 100}`);
    const recurring = askedFor([...often, ...Array.from({ length: 300 }, (_, n) => `id ${n}`)]);
    expect(recurring.isWorthIt).toBe(true);
    expect(recurring.get('word 99')).toBe(7);
    expect(recurring.get('id 299')).toBeUndefined();
  });
});
