import fc from 'fast-check';
import { parseExact } from '../../../src/core/kiva/exactJson';

const numbersAsText = (json: unknown): unknown => {
  if (typeof json === 'number') return String(json);
  if (Array.isArray(json)) return json.map(numbersAsText);
  if (typeof json === 'object' && json !== null)
    return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, numbersAsText(value)]));
  return json;
};

describe('parseExact', () => {
  it('keeps every digit', () => {
    expect(parseExact('{"a": 123456789012345678901, "b":[-1.50,1e3], "c":"12\\"3", "d":true}')).toEqual({
      a: '123456789012345678901',
      b: ['-1.50', '1e3'],
      c: '12"3',
      d: true,
    });
  });

  it.each(['', '{1:2}', '{"a":01}', '"open', '{"a":1', 'NaN', '{"a":"\\"}'])('refuses %s', (text) => {
    expect(parseExact(text)).toBeUndefined();
  });

  it('is JSON.parse but for the numbers', () => {
    const whole = fc
      .jsonValue({ maxDepth: 4 })
      .filter((json) => !/[-.e]/.test(JSON.stringify(json).replace(/"[^"]*"/g, '')));
    fc.assert(
      fc.property(whole, (json) => {
        const text = JSON.stringify(json, null, 1);
        expect(parseExact(text)).toEqual(numbersAsText(JSON.parse(text)));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
