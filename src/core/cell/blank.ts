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
  '#n/d',
  'null',
  '(null)',
  's/d',
  'n/d',
]);

const NUMBER_SIGNS = /^\s*#+\s*$/;
const LONGEST_EMPTY_WORD = Math.max(...[...EMPTY_WORDS].map((word) => word.length));
/** "#NUM!" in three languages, where a system wrote Excel's errors into its file as text. */
const ERROR_WORD = /^\s*#[¡¿]?[\p{Lu}\d/_]+[!?]\s*$/u;

/** Whether nothing at all is in the cell; a formula giving "" and a cell of spaces count as nothing. */
export function isBlankCell(cell: Cell): boolean {
  return cell.type === 'empty' || (typeof cell.value === 'string' && cell.type !== 'error' && cell.value.trim() === '');
}

/** Whether the cell is blank or holds one of the words for "nothing here". */
export function meansEmpty(cell: Cell): boolean {
  if (cell.type === 'number') return false;
  if (cell.type === 'empty') return true;
  if (typeof cell.value !== 'string' || cell.type === 'error') return false;
  const text = cell.value.trim();
  if (text === '') return true;
  // Most texts are longer than any of the words.
  return cell.type === 'text' && text.length <= LONGEST_EMPTY_WORD && EMPTY_WORDS.has(text.toLowerCase());
}

/** Whether the cell holds an Excel error, or the text of one, which is never content. */
export function isErrorCell(cell: Cell): boolean {
  return cell.type === 'error' || (cell.type === 'text' && ERROR_WORD.test(String(cell.value)));
}

/** Whether Excel shows number signs because the column is too narrow, so that the content cannot be seen. */
export function isHidden(cell: Cell): boolean {
  return NUMBER_SIGNS.test(cell.text);
}
