import fc from 'fast-check';
import { plainLetters, plainWords } from '../../../src/core/cell/plainWords';

describe('plain words', () => {
  it.each([
    ['  Núñez-Ávila, José ', 'nunez avila jose'],
    ['Nu\u0301n\u0303ez', 'nunez'],
    ['ＦＵＬＬ ﬁve', 'full five'],
    ['𝐀nn', 'ann'],
    ['한글', '한글'.normalize('NFKD')],
  ])('of %p are %p', (text, words) => expect(plainWords(text)).toBe(words));

  it('are what taking the whole text apart gives, letter by letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const whole = text
          .normalize('NFKD')
          .replace(/\p{M}+/gu, '')
          .toLowerCase();
        expect(plainLetters(text)).toBe(whole);
      }),
      { numRuns: 2000 },
    );
  });
});
