/** Every number that a check goes by; defaults that a partner may change. */
export const LIMITS = {
  /** A loan is more than this many US dollars. */
  usdLoanAbove: 5,
  /** A disbursal is refused this many days after it, and more than that many days before it. */
  disbursal: { daysAgo: 30, daysAhead: 90 },
  /** Characters of a loan use. */
  loanUse: { least: 10, most: 200 },
  /** Names that come near one that Kiva's list does not have: how alike, how many, and how much looking for them may cost. */
  nearest: { likeness: 0.5, shown: 3, comparisons: 500_000 },
} as const;
