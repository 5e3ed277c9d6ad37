const PRINTABLE = /^[ -~]*$/;

/** Stories are asked by several rules, one after the other; a name or a word between them is none. */
const STORY_LENGTH = 48;
let lastStory = '';
let isLastAscii = true;

/** Whether a text is of printable ASCII alone: then it has no marks to compose or to drop, and is told apart more cheaply. */
export function isAscii(text: string): boolean {
  if (text.length < STORY_LENGTH) return PRINTABLE.test(text);
  if (text !== lastStory) {
    isLastAscii = PRINTABLE.test(text);
    lastStory = text;
  }
  return isLastAscii;
}
