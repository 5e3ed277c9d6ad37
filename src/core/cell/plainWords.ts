import { isAscii } from './ascii';

const MARKS = /\p{M}+/gu;
const BEYOND_ASCII = /[^ -~]/gu;
/** Already what it would become: most words of a list that was seen before. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const NOT_ALPHANUMERIC = /[^\p{L}\p{N}]+/gu;
const NOT_ASCII_ALPHANUMERIC = /[^a-z0-9]+/g;

/** What a letter is without its marks, by letter: a sheet has few, and taking whole stories apart costs three times as much. */
const bare = new Map<string, string>();

function bareLetter(letter: string): string {
  const known = bare.get(letter);
  if (known !== undefined) return known;
  const found = letter.normalize('NFKD').replace(MARKS, '');
  bare.set(letter, found);
  return found;
}

/** A text in lower case, compatibility letters taken apart, all marks gone: `plainWords` but for what parts its words. */
export function plainLetters(text: string): string {
  return (isAscii(text) ? text : text.replace(BEYOND_ASCII, bareLetter)).toLowerCase();
}

/** Words to compare by: compatibility decomposition, no marks, lower case, everything but letters and digits to one space. */
export function plainWords(text: string): string {
  if (isAscii(text)) {
    const lower = text.toLowerCase();
    return PLAIN.test(lower) ? lower : lower.replace(NOT_ASCII_ALPHANUMERIC, ' ').trim();
  }
  return plainLetters(text).replace(NOT_ALPHANUMERIC, ' ').trim();
}
