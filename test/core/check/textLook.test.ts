import fc from 'fast-check';
import { plainWords } from '../../../src/core/cell/plainWords';
import { lookAt, TextLook, wordSet } from '../../../src/core/check/textLook';
import { wholeWords } from '../../../src/core/check/wholeWords';

const PATTERNS = ['she', 'él', 'mis', 'sik', 'mí', 'il(?!\\s+faut)', 'lui-même'];
const found = wholeWords(PATTERNS);
const oracle = new RegExp(`(?<![\\p{L}\\p{M}])(?:${PATTERNS.join('|')})(?![\\p{L}\\p{M}])`, 'giu');

/** Every sign of two bytes; half a pair stands in no text that a sheet gives, but must do no harm. */
const SIGNS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

const piece = fc.oneof(
  fc.constantFrom(
    'she',
    'SHE',
    'ſhe',
    'él',
    'ÉL',
    'el',
    'mis',
    'miſ',
    'siK',
    'mí',
    'mi',
    'il',
    ' faut',
    'lui-même',
    'x',
  ),
  fc.constantFrom(
    ' ',
    '.',
    '’',
    '-',
    '"',
    '«',
    '\u00a0',
    '\u00ad',
    '\u0301',
    '²',
    'ª',
    'µ',
    'ß',
    '7',
    '٧',
    'ж',
    '😀',
    'の',
  ),
  fc.string({ unit: 'grapheme', maxLength: 2 }),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('whole words', () => {
  it('are those that their pattern finds in any text', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(found.all(given)).toEqual(given.match(oracle) ?? []);
        expect(found.first(given)).toBe(given.match(oracle)?.[0]);
      }),
      { numRuns: 2000 },
    );
  });

  it('are found beside every sign', () => {
    const texts = SIGNS.flatMap((sign) => [`${sign}she${sign}`, `a${sign}él`, `il${sign}`]);
    const wrong = texts.filter((given) => String(found.all(given)) !== String(given.match(oracle) ?? []));
    expect(wrong).toEqual([]);
  });

  it('are each found alone', () => {
    const words = 'i my me yo mí nuestras je nos she herself he él elle'.split(' ');
    expect(words.filter((word) => wholeWords([word]).first(word) !== word)).toEqual([]);
  });
});

describe('a look at a text', () => {
  const mayShare = (given: string, name: string) => new TextLook().look(given).mayShareWord(new TextLook().look(name));
  const share = (given: string, name: string) => {
    const words = plainWords(given).split(' ');
    return plainWords(name)
      .split(' ')
      .some((part) => part !== '' && words.includes(part));
  };

  it('misses no word of a name', () => {
    const word = fc.constantFrom(
      'Núñez',
      'nunez',
      'NUNEZ',
      'Nu\u0301n\u0303ez',
      'Ruiz',
      'Weiß',
      'Ñ',
      'o2',
      '２',
      'Ο',
      'ǅ',
      'ﬁ',
    );
    const sign = fc.constantFrom(' ', '', '-', '’', '.', '\u0301', '\u200d', '٣', '²', 'ª', '½', 'µ');
    const texts = fc.array(fc.oneof(word, sign), { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, texts, (given, name) => {
        if (share(given, name)) expect(mayShare(given, name)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    const parted = SIGNS.filter((sign) => share(`Ana${sign}Ruiz`, 'Ruiz') && !mayShare(`Ana${sign}Ruiz`, 'Ruiz'));
    const within = SIGNS.filter((sign) => share(`Ru${sign}iz`, 'Ruiz') && !mayShare(`Ru${sign}iz`, 'Ruiz'));
    expect([...parted, ...within]).toEqual([]);
  });

  it('shows a word that the text lacks in none of these', () => {
    expect(mayShare('Ana sells fish – “fresh”, she says – in São Paulo.', 'Núñez Mamani')).toBe(false);
    expect(mayShare('Runuñez vende.', 'Núñez')).toBe(false);
  });

  it('counts digits and tells where it cannot', () => {
    expect([lookAt('0722 123-456').digits, lookAt('0722 123-456').isForeign]).toEqual([10, false]);
    expect(lookAt('٠٧٢٢').isForeign).toBe(true);
    expect(lookAt('').digits).toBe(0);
  });

  it('has room for the words of a long text', () => {
    const words = Array.from({ length: 1000 }, (_, n) => `w${'abcdefghij'[n % 10]}${'x'.repeat(n / 10)}`);
    expect(mayShare(words.join(' '), words[999] ?? '')).toBe(true);
    expect(mayShare(words.slice(0, 999).join(' '), words[999] ?? '')).toBe(false);
  });

  it('has a bit for 31 sets', () => {
    const made: number[] = [];
    expect(() => {
      for (let n = 0; n < 32; n++) made.push(wordSet(['she']));
    }).toThrow(RangeError);
    expect(new Set(made).size).toBe(made.length);
    expect(lookAt('she ').sets & (made.at(-1) ?? 0)).toBe(made.at(-1));
  });
});
