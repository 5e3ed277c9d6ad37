import type { Cell } from '../cell/cell';
import { isSigning } from './noteWords';

/** Whether a cell is how people sign and annotate a printed report. */
export function isSigned(cell: Cell): boolean {
  return cell.type === 'text' && isSigning(String(cell.value));
}

/** "Prepared by Maria": at least two words of letters alone; ids such as "LN 00123" are no sentences. */
export function isSentence(cell: Cell): boolean {
  if (cell.type !== 'text' || !/\s/.test(String(cell.value))) return false;
  const words = String(cell.value).trim().split(/\s+/);
  return words.filter((word) => /^\p{L}{2,}[:,.]?$/u.test(word)).length >= 2;
}
