import { plainWords } from '../cell/plainWords';
import { cellAt, type SheetSnapshot } from '../cell/snapshot';

/** Whether a row says the headers once more, as printed reports do on every page: all that is filled, and two cells or all. */
export function isRepeatedHeader(snapshot: SheetSnapshot, r: number, filled: readonly number[]): boolean {
  if (filled.length < Math.min(2, snapshot.columns.length)) return false;
  return filled.every((place) => {
    const { header = '', own = header } = snapshot.columns[place] ?? {};
    const cell = cellAt(snapshot, r, place);
    const words = cell.type === 'text' ? plainWords(String(cell.value)) : '';
    return words !== '' && (words === plainWords(header) || words === plainWords(own));
  });
}
