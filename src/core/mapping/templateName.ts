/** Longest name of a template, in characters. */
export const NAME_LIMIT = 100;

/** Control characters, and those that turn the direction of what stands beside them: a name must read as it is. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Whether a text holds characters that could hide or turn what a person reads. */
export function hasUnsafeCharacters(text: string): boolean {
  return text.search(UNSAFE) >= 0;
}

/** A text as a template may be named: without such characters, trimmed and at most NAME_LIMIT long; may be ''. */
export function plainName(text: string): string {
  return [...text.replace(UNSAFE, '').trim()].slice(0, NAME_LIMIT).join('').trim();
}

/** The name, or with the next free number behind it when another template has it: "October (2)". */
export function freeName(name: string, taken: readonly string[]): string {
  const known = new Set(taken);
  const plain = plainName(name);
  if (!known.has(plain)) return plain;
  for (let n = 2; ; n++) {
    const suffix = ` (${n})`;
    const numbered = `${[...plain].slice(0, NAME_LIMIT - suffix.length).join('')}${suffix}`;
    if (!known.has(numbered)) return numbered;
  }
}
