/** Everybody who converts, by the name in the table. */
export type EntrantName = 'ours' | 'react-spreadsheet-import' | 'map + zod' | 'map + ajv';

/** What is to be measured: each size in rows, with each share of bad rows, so many times. */
export interface ConvertPlan {
  readonly sizes: readonly number[];
  readonly badShares: readonly number[];
  readonly runs: number;
}

/** How long one entrant took for one sheet, run by run. */
export interface Timing {
  readonly entrant: EntrantName;
  readonly rows: number;
  readonly badShare: number;
  readonly milliseconds: readonly number[];
}

/** What one engine (Node or Chromium) answers. */
export interface Measured {
  /** What the gate found wrong, by entrant; who has anything there has no timings. */
  readonly wrong: Readonly<Record<string, readonly string[]>>;
  readonly timings: readonly Timing[];
}
