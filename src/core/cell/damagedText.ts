/** What Windows-1252 shows for bytes 0x80 to 0x9f; the five gaps are control characters there. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BYTES: ReadonlyMap<string, number> = new Map([...UPPER].map((letter, n) => [letter, 0x80 + n]));

/** Lead bytes of Latin letters and of typographic signs in UTF-8: other scripts' would make damage of honest text. */
const SUSPECT = /[ÂÃÄÅâ]/;
const CONTINUATION = `[\\u0080-\\u00bf${UPPER}]`;
const DAMAGED = new RegExp(`[ÂÃÄÅ]${CONTINUATION}|â${CONTINUATION}{2}`, 'g');
const LOST = /\ufffd/;
/** Text that went through the wrong reading twice is not rare; three times is. */
const MOST_ROUNDS = 2;

/** The text that was meant where UTF-8 was read as Windows-1252 ("UsulutÃ¡n" is Usulután); undefined where nothing is damaged. */
export function repairedText(text: string): string | undefined {
  if (!SUSPECT.test(text)) return undefined;
  let repaired = text;
  for (let round = 0; round < MOST_ROUNDS; round++) repaired = repaired.replace(DAMAGED, decoded);
  return repaired === text ? undefined : repaired;
}

/** Whether letters of the text are lost: nobody can tell any more what stood there. */
export function hasLostLetters(text: string): boolean {
  return LOST.test(text);
}

function decoded(sequence: string): string {
  const [lead = 0, ...rest] = [...sequence].map((letter) => BYTES.get(letter) ?? letter.charCodeAt(0));
  const code = rest.reduce((bits, byte) => (bits << 6) | (byte & 0x3f), lead & (rest.length === 1 ? 0x1f : 0x0f));
  const isSign = rest.length === 2 && code >= 0x2000 && code <= 0x2122;
  const isLetter = rest.length === 1 && code >= 0xa0;
  return isSign || isLetter ? String.fromCharCode(code) : sequence;
}
