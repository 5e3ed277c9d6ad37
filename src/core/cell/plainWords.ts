import { isAscii } from './ascii';

const MARKS = /\p{M}+/gu;
const NOT_ALPHANUMERIC = /[^\p{L}\p{N}]+/gu;
const SIMPLE = /^[a-z0-9]*$/;

/** Words to compare by: compatibility decomposition, no marks, lower case, everything but letters and digits to one space. */
export function plainWords(text: string): string {
  if (isAscii(text)) {
    const lower = text.toLowerCase();
    return SIMPLE.test(lower) ? lower : lower.replace(/[^a-z0-9]+/g, ' ').trim();
  }
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(NOT_ALPHANUMERIC, ' ').trim();
}
