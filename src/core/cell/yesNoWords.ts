import { wordKey } from './wordKey';

const YES = 'yes y si s oui o x true t verdadero verdad vrai v 1 ok ✓ ✔ ☑'.split(' ');
const NO = 'no n non false f falso faux 0 ✗ ✘ ☐'.split(' ');
const MEANINGS: ReadonlyMap<string, boolean> = new Map([
  ...YES.map((word) => [word, true] as const),
  ...NO.map((word) => [word, false] as const),
]);
/** "Yes?" is somebody's question, and comparing by words drops its sign. */
const ASKS = /[?¿？؟]/;

/** Whether a text says yes or no by itself, in three languages, as Excel's words, 1 and 0, or a tick; undefined where it says neither. */
export function yesOrNo(text: string): boolean | undefined {
  return ASKS.test(text) ? undefined : MEANINGS.get(wordKey(text));
}
