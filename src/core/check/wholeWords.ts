import { isAscii } from '../cell/ascii';
import { lookAt, wordSet } from './textLook';

/** Finds whole words in a text. */
export interface WholeWords {
  /** The first of them; undefined where there is none. */
  readonly first: (text: string) => string | undefined;
  readonly all: (text: string) => readonly string[];
  /** Its bit in the sets of a look at a text. */
  readonly set: number;
}

const NONE: readonly never[] = [];

/**
 * Whole words by patterns in any script, each of which begins with a whole word of small letters. A look that all words
 * share says of most texts that there is none; texts of ASCII alone are looked through ten times faster than others.
 */
export function wholeWords(patterns: readonly string[], flags: '' | 'i' = 'i'): WholeWords {
  const words = patterns.join('|');
  const anyScript = new RegExp(`(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])`, `${flags}gu`);
  // Digits and underlines are no letters either.
  const ascii = new RegExp(`(?<![a-zA-Z])(?:${words})(?![a-zA-Z])`, `${flags}g`);
  const set = wordSet(patterns.map((pattern) => /^\p{L}+/u.exec(pattern)?.[0].toLowerCase() ?? ''));
  const all = (text: string): readonly string[] => {
    if ((lookAt(text).sets & set) === 0) return NONE;
    return text.match(isAscii(text) ? ascii : anyScript) ?? NONE;
  };
  return { set, all, first: (text) => all(text)[0] };
}
