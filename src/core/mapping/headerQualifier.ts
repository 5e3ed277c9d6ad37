import headerWords from './headerWords.json';
import { normaliseHeader } from './normaliseHeader';

const QUALIFIED = new RegExp(`(?<![^ ])(?:${headerWords.qualified.join('|')})(?![^ ])`);
/** "%", "✗", "≠": signs change what a header says, and comparing by words drops them; "°", currencies and arrows change nothing. */
const SIGNS = /[%‰✗✘❌☒⊘≠¬~<>]/u;

/** Whether a header speaks of another of its kind than the field asks for: the old number, Kiva's own, the most, what is to come, a share. */
export function isQualified(header: string): boolean {
  const apart = header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return hasTurningSign(header) || QUALIFIED.test(normaliseHeader(apart));
}

/** Whether a sign in a header makes it say something else than its words. */
export function hasTurningSign(header: string): boolean {
  return SIGNS.test(header);
}
