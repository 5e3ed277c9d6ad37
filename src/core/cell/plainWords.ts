import { isAscii } from './ascii';

const MARKS = /\p{M}+/gu;
/** Already what it would become: most words of a list that was seen before. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const NOT_ALPHANUMERIC = /[^\p{L}\p{N}]+/gu;
const NOT_ASCII_ALPHANUMERIC = /[^a-z0-9]+/g;

/** Words to compare by: compatibility decomposition, no marks, lower case, everything but letters and digits to one space. */
export function plainWords(text: string): string {
  if (isAscii(text)) {
    const lower = text.toLowerCase();
    return PLAIN.test(lower) ? lower : lower.replace(NOT_ASCII_ALPHANUMERIC, ' ').trim();
  }
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(NOT_ALPHANUMERIC, ' ').trim();
}
