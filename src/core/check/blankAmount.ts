import type { BlankAmount, Template } from '../mapping/template';

/** What she said of blank amounts, where it can be: 0 in a column of what is still owed means fully repaid, which no blank says. */
export function blankAnswer({
  amountMeaning,
  blankAmount,
}: Pick<Template, 'amountMeaning' | 'blankAmount'>): BlankAmount | undefined {
  return blankAmount === 'reportZero' && amountMeaning === 'outstanding' ? undefined : blankAmount;
}
