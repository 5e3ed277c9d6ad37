const MARKS = /\p{M}+/gu;
/** Already what it would become: most words of a list that was seen before. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const NOT_ALPHANUMERIC = /[^\p{L}\p{N}]+/gu;

/** Words to compare by: compatibility decomposition, no marks, lower case, everything but letters and digits to one space. */
export function plainWords(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(NOT_ALPHANUMERIC, ' ').trim();
}
