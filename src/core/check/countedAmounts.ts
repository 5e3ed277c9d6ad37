import { ExactSum } from '../cell/decimal';

/** The amounts of rows that count, by row, and whether another number is the sum of those above it. */
export class CountedAmounts {
  /** NaN where a row does not count. */
  readonly byRow: Float64Array;
  private readonly sum = new ExactSum();
  private count = 0;

  constructor(rows: number) {
    this.byRow = new Float64Array(rows).fill(NaN);
  }

  /** Counts a row with an amount in place of the one before; NaN takes it out. */
  set(r: number, amount: number): void {
    const before = this.byRow[r] ?? NaN;
    if (!Number.isNaN(before)) {
      this.sum.subtract(before);
      this.count -= 1;
    }
    this.byRow[r] = amount;
    if (Number.isNaN(amount)) return;
    this.sum.add(amount);
    this.count += 1;
  }

  /** Whether a number is exactly the sum of this many amounts or more above a row. */
  isSumAbove(r: number, total: number, least: number): boolean {
    const above = new ExactSum().addSum(this.sum);
    let count = this.count;
    for (const below of this.byRow.subarray(r)) {
      if (Number.isNaN(below)) continue;
      above.subtract(below);
      count -= 1;
    }
    return count >= least && above.text() === new ExactSum().add(total).text();
  }
}
