import { ExactSum } from '../cell/decimal';

/** One such row may be a record without its id; several that all add up are no chance. */
const LEAST_ROWS = 2;

/**
 * Rows without a label that are subtotals all the same: nothing in them but the amount, which is exactly the sum of at
 * least two records since the subtotal before, and at least two of them in the sheet. `lone` are the rows that hold an
 * amount alone, ascending, and `counted` the amounts of rows with an id, by row, NaN where there is none.
 */
export function unlabelledSubtotals(
  lone: readonly (readonly [row: number, amount: number])[],
  counted: ArrayLike<number>,
): ReadonlySet<number> {
  const found = new Set<number>();
  if (lone.length < LEAST_ROWS) return found;
  let from = 0;
  for (const [row, amount] of lone) {
    const block = new ExactSum();
    let count = 0;
    for (; from < row; from += 1) {
      const counts = counted[from] ?? NaN;
      if (Number.isNaN(counts)) continue;
      block.add(counts);
      count += 1;
    }
    if (count > 1 && amount !== 0 && block.text() === new ExactSum().add(amount).text()) found.add(row);
  }
  return found.size >= LEAST_ROWS ? found : new Set();
}
