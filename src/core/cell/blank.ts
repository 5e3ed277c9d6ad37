import type { Cell } from './cell';

/** Words that people type for "nothing here" (domain rules); a surname is never among them by accident of case. */
const EMPTY_WORDS: ReadonlySet<string> = new Set([
  '-',
  '--',
  '---',
  '–',
  '—',
  'n/a',
  'n.a.',
  '#n/a',
  'null',
  '(null)',
  's/d',
  'n/d',
]);

const LONGEST = Math.max(...[...EMPTY_WORDS].map(({ length }) => length));

/** Whether nothing at all is in the cell; a formula giving "" and a cell of spaces count as nothing. */
export function isBlankCell(cell: Cell): boolean {
  return cell.type === 'empty' || (typeof cell.value === 'string' && cell.type !== 'error' && cell.value.trim() === '');
}

/** Whether the cell is blank or holds one of the words for "nothing here". */
export function meansEmpty(cell: Cell): boolean {
  if (cell.type === 'number') return false;
  if (isBlankCell(cell)) return true;
  if (cell.type !== 'text') return false;
  const word = String(cell.value).trim();
  // Most texts are longer than any of the words.
  return word.length <= LONGEST && EMPTY_WORDS.has(word.toLowerCase());
}

/** Whether Excel shows number signs because the column is too narrow, so that the content cannot be seen. */
export function isHidden(cell: Cell): boolean {
  return /^#+$/.test(cell.text.trim());
}
