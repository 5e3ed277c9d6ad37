import type { Cell, CellType, CellValue } from './cell';

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

/**
 * Letters, digits and brackets of ASCII that no empty word and no error begins with: the first character of nearly every
 * text settles both questions, which are asked of each cell several times.
 */
const ORDINARY_FIRST: readonly boolean[] = Array.from({ length: 128 }, (_, code) => {
  const first = String.fromCharCode(code);
  return code > 32 && first !== '#' && ![...EMPTY_WORDS].some((word) => word.startsWith(first.toLowerCase()));
});

/** Whether a text's first character settles that it is content: neither nothing nor an error. */
export function beginsOrdinary(text: string): boolean {
  return ORDINARY_FIRST[text.charCodeAt(0)] === true;
}

/** Whether the cell is blank or holds one of the words for "nothing here". */
export function meansEmpty(cell: Cell): boolean {
  return isNothing(cell.type, cell.value);
}

/** The same of what is stored, for those who look at many cells. */
export function isNothing(type: CellType, value: CellValue): boolean {
  if (type === 'number') return false;
  if (type === 'empty') return true;
  if (typeof value !== 'string' || type === 'error' || beginsOrdinary(value)) return false;
  const text = value.trim();
  if (text === '') return true;
  // Most texts are longer than any of the words.
  return type === 'text' && text.length <= LONGEST_EMPTY_WORD && EMPTY_WORDS.has(text.toLowerCase());
}

/** Whether the cell holds an Excel error, or the text of one, which is never content. */
export function isErrorCell(cell: Cell): boolean {
  if (cell.type !== 'text') return cell.type === 'error';
  const text = String(cell.value);
  return !beginsOrdinary(text) && ERROR_WORD.test(text);
}

/** Whether Excel shows number signs because the column is too narrow, so that the content cannot be seen. */
export function isHidden(cell: Cell): boolean {
  return cell.text.includes('#') && NUMBER_SIGNS.test(cell.text);
}
