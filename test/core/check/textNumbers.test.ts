import fc from 'fast-check';
import { TextNumbers } from '../../../src/core/check/textNumbers';

describe('numbers of texts', () => {
  it('count distinct texts as they come, like a map would', () => {
    const texts = fc.array(fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'b', '0', '1', 'é', '😀') }));
    fc.assert(
      fc.property(texts, (given) => {
        const numbers = new TextNumbers();
        const known = new Map<string, number>();
        for (const text of given) {
          expect(numbers.has(text)).toBe(known.has(text));
          if (!known.has(text)) known.set(text, known.size);
          expect(numbers.numberOf(text)).toBe(known.get(text));
        }
      }),
    );
  });

  it('stay the same as the texts outgrow their first room', () => {
    const numbers = new TextNumbers();
    const texts = Array.from({ length: 5000 }, (_, n) => `LN-${n}`);
    expect(texts.map((text) => numbers.numberOf(text))).toEqual(texts.map((_, n) => n));
    expect(texts.map((text) => numbers.numberOf(text))).toEqual(texts.map((_, n) => n));
    expect(numbers.has('LN-5000')).toBe(false);
  });

  it('tell texts of one hash apart', () => {
    const numbers = new TextNumbers();
    // FNV-1a of 32 bits gives these two the same hash.
    expect(numbers.numberOf('costarring')).toBe(0);
    expect(numbers.numberOf('liquid')).toBe(1);
    expect(numbers.numberOf('costarring')).toBe(0);
  });
});
