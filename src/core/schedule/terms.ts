/** How often a loan is repaid; atMaturity is one payment at the end of the term. */
export const FREQUENCIES = ['weekly', 'twoWeekly', 'fourWeekly', 'monthly', 'atMaturity'] as const;

/** How often a loan is repaid. */
export type Frequency = (typeof FREQUENCIES)[number];

/** What an interest rate is for: a year, a month, or the whole amount over the whole term. */
export const RATE_PERIODS = ['perYear', 'perMonth', 'whole'] as const;

/** What an interest rate is for. */
export type RatePeriod = (typeof RATE_PERIODS)[number];

/** Interest on the whole amount throughout, or on what is outstanding: repaid in equal instalments or in equal principal. */
export const METHODS = ['flat', 'equalInstalments', 'equalPrincipal'] as const;

/** How interest and principal are spread over the instalments. */
export type Method = (typeof METHODS)[number];

/** What is paid in grace periods: the interest alone, or nothing, and their interest with the first instalment after them. */
export const GRACES = ['interestOnly', 'nothing'] as const;

/** What is paid in grace periods. */
export type Grace = (typeof GRACES)[number];

/** Everything that a schedule follows from; conventions are in docs/decisions/schedules.md. */
export interface LoanTerms {
  /** With at most `decimals` decimals, above 0. */
  readonly amount: number;
  /** Decimals of its currency. */
  readonly decimals: number;
  /** "YYYY-MM-DD". */
  readonly disbursalDate?: string;
  /** The first instalment's "YYYY-MM-DD", or the first period's (`firstDatedPeriod`); without it, one period after the disbursal. */
  readonly firstDate?: string;
  /** Periods of the loan, those of grace among them; months until the one payment where it is at maturity. */
  readonly periods: number;
  readonly frequency: Frequency;
  /** In percent: 2.5 is 2.5 %. */
  readonly rate: number;
  readonly ratePeriod: RatePeriod;
  readonly method: Method;
  /** First periods in which no principal is due. */
  readonly gracePeriods: number;
  readonly grace: Grace;
}

/** One payment that a borrower makes, as Kiva takes it. */
export interface Instalment {
  /** "YYYY-MM-DD". */
  readonly date: string;
  readonly principal: number;
  readonly interest: number;
}

/** Why terms give no schedule. */
export type TermsProblem =
  /** Zero, negative, or finer than its currency. */
  | 'amount'
  /** Not a whole number from 1 to MOST_PERIODS. */
  | 'periods'
  /** Negative, or no number. */
  | 'rate'
  /** Not a whole number below the number of periods, or any at maturity. */
  | 'grace'
  /** The first date may be the first payment's or the first period's, and nothing is paid in between. */
  | 'firstInGrace'
  /** Neither a disbursal nor a first instalment's date, or one that leads out of the calendar. */
  | 'dates'
  /** A rate for the whole amount has no meaning for what is outstanding. */
  | 'wholeRateDeclining'
  /** The one payment's date is not so many months after the disbursal, and interest would depend on it. */
  | 'maturity';

/** Periods of the longest loan: fifty years of months, or more than ten of weeks. */
export const MOST_PERIODS = 600;
