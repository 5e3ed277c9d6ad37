import { plainLetters } from '../cell/plainWords';

/** Signs that are no letter; a letter is its own code without accent and capital. */
const BREAK = 0;
const DIGIT = 1;
const FOREIGN = 2;
/** What each sign of one byte is. */
const SIGNS = Uint8Array.from({ length: 256 }, (_, code) => signOf(String.fromCharCode(code)));
const ONE_BYTE = 0xff;
const LAST_ASCII = 0x7f;
/** Dashes, curly quotes and the like: nothing of them becomes a letter. */
const [FIRST_PUNCTUATION, LAST_PUNCTUATION] = [0x2010, 0x205f];
/** An "s" and a "k" to a pattern that does not tell capitals. */
const [LONG_S, KELVIN] = [0x17f, 0x212a];

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** The words of all sets by hash, each in the first free place from its own on; a free place holds 0. */
const keys = new Int32Array(512);
const bits = new Int32Array(keys.length);
let setCount = 0;

/**
 * What one look at each sign of a text shows. It is for telling that a story has none of some words, as most stories
 * have none: it never misses a word, and where it shows one a pattern has to say whether it is there.
 */
export class TextLook {
  /** Bits of the word sets (`wordSet`) of which it may have a word. */
  sets = 0;
  /** How many of 0 to 9 it has. */
  digits = 0;
  /** It has signs that are not told here: they may be letters or digits. */
  isForeign = false;
  /** Its words by hash, without accents and capitals. */
  private words = new Int32Array(64);
  private count = 0;

  /** Looks at a text, and forgets the one before. */
  look(text: string): this {
    this.sets = this.digits = this.count = 0;
    this.isForeign = false;
    let hash = SEED;
    // All codes of a word so far; 0 outside of words.
    let codes = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const sign = code <= ONE_BYTE ? (SIGNS[code] ?? BREAK) : this.wideSign(code);
      if (sign > FOREIGN) {
        hash = Math.imul(hash ^ sign, PRIME);
        codes |= code & ONE_BYTE;
      } else {
        if (codes !== 0) this.end(hash, codes);
        hash = SEED;
        codes = 0;
        if (sign === DIGIT) this.digits += 1;
        else if (sign === FOREIGN) this.isForeign = true;
      }
    }
    if (codes !== 0) this.end(hash, codes);
    return this;
  }

  /** Whether it may have a word of another text; accents and capitals do not count. */
  mayShareWord(other: TextLook): boolean {
    if (this.isForeign || other.isForeign || other.digits > 0) return true;
    for (let at = 0; at < other.count; at++) {
      const word = other.words[at];
      for (let own = 0; own < this.count; own++) if (this.words[own] === word) return true;
    }
    return false;
  }

  private end(hash: number, codes: number): void {
    if (this.count === this.words.length) {
      const { words } = this;
      this.words = new Int32Array(2 * words.length);
      this.words.set(words);
    }
    this.words[this.count++] = hash;
    // "él" is another word than "el", but a name that is written without its accent is the same name.
    const key = codes > LAST_ASCII ? ~hash : hash;
    for (let place = placeOf(key); keys[place] !== 0; place = placeOf(place + 1)) {
      if (keys[place] === key) this.sets |= bits[place] ?? 0;
    }
  }

  private wideSign(code: number): number {
    if (code >= FIRST_PUNCTUATION && code <= LAST_PUNCTUATION) return BREAK;
    this.isForeign = true;
    if (code === LONG_S) return 's'.charCodeAt(0);
    return code === KELVIN ? 'k'.charCodeAt(0) : BREAK;
  }
}

/** The bit of a new set of words, each of small letters of one byte alone. */
export function wordSet(words: readonly string[]): number {
  if (setCount === 31) throw new RangeError('There are bits for 31 sets of words.');
  const bit = 1 << setCount++;
  for (const word of words) {
    const key = keyOf(word);
    let place = placeOf(key);
    while (keys[place] !== 0 && keys[place] !== key) place = placeOf(place + 1);
    keys[place] = key;
    bits[place] = (bits[place] ?? 0) | bit;
  }
  return bit;
}

const story = new TextLook();
let lastStory = '';

/** A look at a story, one for all rules that ask for it one after the other; good until the next story. */
export function lookAt(text: string): TextLook {
  if (text !== lastStory) {
    story.look(text);
    lastStory = text;
  }
  return story;
}

function signOf(sign: string): number {
  if (/\d/.test(sign)) return DIGIT;
  const plain = plainLetters(sign);
  if (/\p{L}/u.test(sign) && /^[a-z\xdf-\xff]$/.test(plain)) return plain.charCodeAt(0);
  return /[\p{L}\p{N}]/u.test(plain) ? FOREIGN : BREAK;
}

function keyOf(word: string): number {
  const plain = plainLetters(word);
  let hash = SEED;
  for (let at = 0; at < plain.length; at++) hash = Math.imul(hash ^ plain.charCodeAt(at), PRIME);
  return plain === word ? hash : ~hash;
}

function placeOf(key: number): number {
  return (key ^ (key >>> 15)) & (keys.length - 1);
}
