/** What an instalment consists of. */
export const INSTALMENT_PARTS = ['date', 'principal', 'interest'] as const;

/** What an instalment consists of. */
export type InstalmentPart = (typeof INSTALMENT_PARTS)[number];

/** What a schedule that a loan has none of is computed from. */
export type Term =
  | 'amount'
  | 'currency'
  | 'disbursalDate'
  | 'firstInstalmentDate'
  | 'instalmentCount'
  | 'frequency'
  | 'interestRate'
  | 'ratePeriod'
  | 'interestMethod'
  | 'gracePeriods';

/** The fields by which instalments of another sheet are known to be a loan's. */
export interface LoanIds {
  readonly loan: string;
  readonly client: string;
}

/** How a record is repaid, all as ids of its fields. */
export interface ScheduleDeclaration {
  /** They repeat: one of each for every instalment. */
  readonly parts: Readonly<Record<InstalmentPart, string>>;
  readonly terms: Readonly<Record<Term, string>>;
  /** Those of the terms that are read for nothing else: where a sheet has none of them, no schedule is computed. */
  readonly termsAlone: readonly string[];
  readonly own: LoanIds;
  /** The group's own, where rows are one loan. */
  readonly group: LoanIds;
}
