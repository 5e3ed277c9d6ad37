import fc from 'fast-check';
import { TextNumbers } from '../../../src/core/check/textNumbers';

describe('numbers of texts', () => {
  it('are the same for the same text and new for a new one, as a Map would have them', () => {
    const few = fc.constantFrom('', 'a', 'A', 'LN-1', 'LN-01', '00123', '123', 'é', 'e\u0301');
    fc.assert(
      fc.property(fc.array(fc.oneof(few, fc.string({ unit: 'binary' })), { maxLength: 400, size: 'max' }), (texts) => {
        const numbers = new TextNumbers();
        const map = new Map<string, number>();
        for (const text of texts) {
          if (!map.has(text)) map.set(text, map.size);
          expect(numbers.numberOf(text)).toBe(map.get(text));
        }
      }),
    );
  });

  it('stay what they were when many more come', () => {
    const numbers = new TextNumbers();
    const texts = Array.from({ length: 20_000 }, (_, n) => `LN-${String(n).padStart(6, '0')}`);
    expect(texts.map((text) => numbers.numberOf(text))).toEqual([...texts.keys()]);
    expect(texts.map((text) => numbers.numberOf(text))).toEqual([...texts.keys()]);
  });

  it('tell texts apart that share a hash', () => {
    // Both have the 32-bit hash by which the table is searched.
    const [one, other] = sameHash();
    const numbers = new TextNumbers();
    expect([numbers.numberOf(one), numbers.numberOf(other), numbers.numberOf(one)]).toEqual([0, 1, 0]);
  });
});

/** Two texts with one FNV-1a hash, found by trying. */
function sameHash(): readonly [string, string] {
  const seen = new Map<number, string>();
  for (let n = 0; ; n++) {
    const text = n.toString(36);
    let hash = 0x811c9dc5 | 0;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    const before = seen.get(hash);
    if (before !== undefined) return [before, text];
    seen.set(hash, text);
  }
}
