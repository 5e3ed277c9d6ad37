import { decimalText } from '../cell/decimal';

/** An exact quotient; `over` is above 0. */
export interface Fraction {
  readonly of: bigint;
  readonly over: bigint;
}

/** A finite number as the fraction that its decimal text says, not as the double that it is. */
export function fractionOf(amount: number): Fraction {
  const [whole = '0', decimals = ''] = decimalText(amount).split('.');
  return { of: BigInt(whole + decimals), over: 10n ** BigInt(decimals.length) };
}

/** Whole units nearest to a fraction that is not negative; a half goes up. */
export function roundedHalfUp({ of, over }: Fraction): bigint {
  return (2n * of + over) / (2n * over);
}
