import type { SheetSnapshot } from '../../src/core/cell/snapshot';

/** Something that an entrant says about a cell (or about the whole sheet, without one); "B4" is an A1 address. */
export interface Found {
  readonly severity: 'error' | 'warning' | 'question';
  readonly cell?: string;
  readonly code: string;
}

/** What every entrant ends with: the JSON texts that may leave, the sheet rows (from 0) they came from, and all findings. */
export interface Product {
  readonly bodies: readonly string[];
  readonly rows: readonly number[];
  readonly findings: readonly Found[];
  /** What it would go on with at the next edit: ours its check, the others their records, readers and schema. */
  readonly kept: unknown;
}

/** Turns one sheet into its product; `today` ("YYYY-MM-DD") is what dates are judged by, without it none is too old. */
export type Convert = (snapshot: SheetSnapshot, today?: string) => Product | Promise<Product>;
