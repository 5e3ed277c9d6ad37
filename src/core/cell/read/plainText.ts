import { isErrorCell, isHidden, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { EMPTY, unread, valueOf, type CellReading } from '../reading';

/** A cell's text with every letter: outer white space goes, accents are composed (NFC), nothing else changes. */
export function readPlainText(cell: Cell): CellReading {
  if (isErrorCell(cell)) return unread('cellError', cell);
  if (meansEmpty(cell)) return EMPTY;
  if (cell.type === 'text') return valueOf(settled(String(cell.value)));
  const shown = cell.text.trim();
  return isHidden(cell) || shown === '' ? unread('cellNotVisible', cell) : valueOf(composed(shown));
}

/** A text of printable ASCII with nothing around it is already what it becomes; most are. */
const SETTLED = /^[!-~](?:[ -~]*[!-~])?$/;
/** Below the first combining mark every letter is whole. */
const BELOW_MARKS = /^[\0-\u02ff]*$/;

function settled(text: string): string {
  return SETTLED.test(text) ? text : composed(text).trim();
}

function composed(text: string): string {
  return BELOW_MARKS.test(text) ? text : text.normalize('NFC');
}
