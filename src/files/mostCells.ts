import { FileProblem } from './fileProblem';

/** Most cells of a file, empty ones before the last of each row included: Excel on the web answers no more at once. */
export const MOST_CELLS = 5_000_000;

/** What is said of a file that holds more. */
export function tooManyCells(name: string): FileProblem {
  return new FileProblem(`${name} holds more than ${MOST_CELLS / 1_000_000} million cells.`);
}
