import type { CellType, CellValue } from '../../src/core/cell/cell';
import type { SheetSnapshot } from '../../src/core/cell/snapshot';

/** A cell as a maker of sheets writes it: a text, a stored number with what is displayed, a truth, an error or nothing. */
export type Made = string | boolean | { readonly stored: number; readonly shown: string; readonly format: string };

/** A sheet whose headers stand in row 1 and whose rows follow; an Excel error is a text that begins with "#". */
export function sheetOf(headers: readonly string[], rows: readonly (readonly Made[])[]): SheetSnapshot {
  return {
    sheetId: 'bench',
    sheetName: 'Bench',
    headerRow: 0,
    firstRow: 1,
    columns: headers.map((header, column) => ({ column, header })),
    values: rows.map((row) => row.map((made): CellValue => (typeof made === 'object' ? made.stored : made))),
    texts: rows.map((row) => row.map(shownOf)),
    formats: rows.map((row) => row.map((made) => (typeof made === 'object' ? made.format : 'General'))),
    types: rows.map((row) => row.map(typeOf)),
    dateSystem: 1900,
  };
}

function shownOf(made: Made): string {
  if (typeof made === 'object') return made.shown;
  return typeof made === 'boolean' ? String(made).toUpperCase() : made;
}

function typeOf(made: Made): CellType {
  if (typeof made === 'object') return 'number';
  if (typeof made === 'boolean') return 'boolean';
  if (made === '') return 'empty';
  return made.startsWith('#') ? 'error' : 'text';
}
