import type { Cell, CellValue } from '../../../src/core/cell/cell';

/** A cell as Excel would give it; the displayed text defaults to the plain value. */
export function cellOf(value: CellValue, text = String(value), format = 'General'): Cell {
  const type =
    value === '' ? 'empty' : typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
  return { value, text, type, format };
}

/** A cell that holds an Excel error. */
export function errorCell(word: string): Cell {
  return { value: word, text: word, type: 'error', format: 'General' };
}
