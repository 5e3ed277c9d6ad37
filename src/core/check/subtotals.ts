import { meansEmpty } from '../cell/blank';
import { sumText } from '../cell/decimal';
import { cellAt, type SheetSnapshot } from '../cell/snapshot';

/** One such row may be a record without its id; several that all add up are no chance. */
const LEAST_ROWS = 2;

/**
 * Rows without a label that are subtotals all the same: nothing in them but the amount, which is exactly the sum of at
 * least two records since the subtotal before, and at least two of them in the sheet.
 */
export function unlabelledSubtotals(snapshot: SheetSnapshot, idPlace: number, totalPlace: number): ReadonlySet<number> {
  const places = snapshot.columns.map((_, place) => place);
  const found = new Set<number>();
  let block: number[] = [];
  for (let r = 0; r < snapshot.values.length; r++) {
    const amount = snapshot.values[r]?.[totalPlace];
    if (!meansEmpty(cellAt(snapshot, r, idPlace))) {
      if (typeof amount === 'number') block.push(amount);
      continue;
    }
    const isAlone = places.every((place) => place === totalPlace || meansEmpty(cellAt(snapshot, r, place)));
    if (!isAlone || typeof amount !== 'number') continue;
    if (block.length > 1 && amount !== 0 && sumText(block) === sumText([amount])) found.add(r);
    block = [];
  }
  return found.size >= LEAST_ROWS ? found : new Set();
}
