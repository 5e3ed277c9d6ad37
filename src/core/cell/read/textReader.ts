import { isAscii } from '../ascii';
import { isHidden, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { byCell, EMPTY, unread, valueOf, type CellReading, type ReaderFactory } from '../reading';

/** Texts keep every letter: outer white space goes, accents are composed (NFC), nothing else changes. */
export const textReader: ReaderFactory = byCell(readText);

/** What a text cell holds, as `textReader` reads it. */
export function readText(cell: Cell): CellReading {
  if (cell.type === 'error') return unread('cellError', cell);
  if (meansEmpty(cell)) return EMPTY;
  if (cell.type === 'text') return valueOf(composed(String(cell.value)).trim());
  const shown = cell.text.trim();
  return isHidden(cell) || shown === '' ? unread('cellNotVisible', cell) : valueOf(composed(shown));
}

function composed(text: string): string {
  return isAscii(text) ? text : text.normalize('NFC');
}
