const MARKS = /\p{M}+/gu;
const NOT_ALPHANUMERIC = /[^\p{L}\p{N}]+/gu;

/** Words to compare by: compatibility decomposition, no marks, lower case, everything but letters and digits to one space. */
export function plainWords(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(NOT_ALPHANUMERIC, ' ').trim();
}
