import type { Params } from '../check/finding';

/** The columns beside her rows that are written, in their order; headers are words under `result.<column>`. */
export const WRITTEN_COLUMNS = ['status', 'message', 'reference', 'reviewLink', 'sentAt'] as const;
export type WrittenColumn = (typeof WRITTEN_COLUMNS)[number];

/** All columns beside her rows; the last is for her tick: its header is the kind's `tickCode`, its cells are hers alone. */
export const RESULT_COLUMNS = [...WRITTEN_COLUMNS, 'ticked'] as const;
export type ResultColumn = (typeof RESULT_COLUMNS)[number];

/** A word to be chosen later: code with parameters, a text of Kiva's that is shown word for word, or an address to open. */
export type Said =
  | { readonly code: string; readonly params: Params }
  | { readonly verbatim: string }
  /** Shown in full; a link only where it leads to a known host (linkFormula). */
  | { readonly link: string };

/** What one row's result cells should say; a column that is left out keeps what it has, null clears it. */
export interface CellWrite {
  readonly row: number;
  readonly key: string;
  readonly cells: Readonly<Partial<Record<WrittenColumn, Said | null>>>;
}
