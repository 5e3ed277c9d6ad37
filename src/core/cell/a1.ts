import type { CellRef } from './cell';

/** Letters of a zero-based column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** A cell's A1 address, with its sheet in Excel's quotes where it stands on another one: B7, 'Plan'!B7. */
export function addressOf({ row, column, sheet }: CellRef): string {
  const place = `${columnLetters(column)}${row + 1}`;
  return sheet === undefined ? place : `'${sheet.replaceAll("'", "''")}'!${place}`;
}
