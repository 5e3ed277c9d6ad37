const BEYOND = /[^\u0020-\u007e]/;

/** Whether a text is of printable ASCII alone: then it has no marks to compose or to drop, and is told apart more cheaply. */
export function isAscii(text: string): boolean {
  return !BEYOND.test(text);
}
