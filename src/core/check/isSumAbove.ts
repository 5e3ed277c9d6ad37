import { sumText } from '../cell/decimal';
import type { SheetSnapshot } from '../cell/snapshot';

/** Whether the number at (r, place) is exactly the sum of at least two numbers above it whose rows have an id. */
export function isSumAbove(snapshot: SheetSnapshot, r: number, place: number, hasId: (r: number) => boolean): boolean {
  const total = snapshot.values[r]?.[place];
  if (typeof total !== 'number' || total === 0) return false;
  const above: number[] = [];
  for (let at = 0; at < r; at++) {
    const value = snapshot.values[at]?.[place];
    if (typeof value === 'number' && hasId(at)) above.push(value);
  }
  return above.length > 1 && sumText(above) === sumText([total]);
}
