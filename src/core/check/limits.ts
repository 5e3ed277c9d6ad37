/** Every number that a check goes by. */
export interface CheckLimits {
  /** A loan is more than this many US dollars (domain rules, from Kiva's partner help). */
  readonly usdLoanAbove: number;
  /** A disbursal is refused this many days after it, and more than that many days before it (Kiva's partner help). */
  readonly disbursal: { readonly daysAgo: number; readonly daysAhead: number };
  /** Characters of a loan use: 1,718 public loans have 12 to 232, and 68 in the middle. */
  readonly loanUse: { readonly least: number; readonly most: number };
  /** Digits in a row of a text that may be a phone or an identity number; our choice, no figure of Kiva's. */
  readonly personalDigits: number;
  /** Letters of a last name that is looked for in a story; shorter ones ("Li") are words as well. Our choice. */
  readonly nameLetters: number;
  /** Pronouns of the other gender in a story before it is said; one may be of a husband or a child. Our choice. */
  readonly otherPronouns: number;
  /** Loans named in a list of those that the sheet lacks. Our choice: the rest is a count. */
  readonly loansNamed: number;
  /** Names that come near one that Kiva's list does not have: how alike, how many, and how much looking for them may cost. Our choice. */
  readonly nearest: { readonly likeness: number; readonly shown: number; readonly comparisons: number };
}

/** The defaults; a partner's own stand in CheckSurroundings.limits. */
export const LIMITS: CheckLimits = {
  usdLoanAbove: 5,
  disbursal: { daysAgo: 30, daysAhead: 90 },
  loanUse: { least: 10, most: 200 },
  personalDigits: 7,
  nameLetters: 3,
  otherPronouns: 2,
  loansNamed: 20,
  nearest: { likeness: 0.5, shown: 3, comparisons: 500_000 },
};
