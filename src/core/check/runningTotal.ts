import { ExactSum } from '../cell/decimal';

/** An exact sum over rows of which each says what it has put in. */
export class RunningTotal {
  private readonly sum = new ExactSum();

  /** Puts a row's amount in place of the one that it counted with before; undefined takes it out. */
  recount(row: { counted: number | undefined }, amount: number | undefined): void {
    if (amount === row.counted) return;
    if (row.counted !== undefined) this.sum.subtract(row.counted);
    if (amount !== undefined) this.sum.add(amount);
    row.counted = amount;
  }

  /** Decimal text. */
  text(): string {
    return this.sum.text();
  }
}
