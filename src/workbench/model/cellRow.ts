import type { Hyperlink, Look, Scalar } from './sheetModel';

/** What only few cells have; never changed in place, so that a saved copy can share it. */
export interface CellExtra {
  readonly formula?: string;
  readonly format?: string;
  readonly isError?: true;
  /** Typed with a leading apostrophe. */
  readonly quoted?: true;
  readonly look?: Look;
  readonly link?: Hyperlink;
}

/** One row of the array engine: values apart from the rare rest, both indexed by column. */
export interface CellRow {
  values: (Scalar | undefined)[];
  extras: (CellExtra | undefined)[];
  /** By hand. */
  hidden: boolean;
  /** By the filter. */
  filtered: boolean;
}

export const emptyRow = (): CellRow => ({ values: [], extras: [], hidden: false, filtered: false });

/** A copy that later changes of the original do not reach. */
export const copyRow = (row: CellRow): CellRow => ({ ...row, values: row.values.slice(), extras: row.extras.slice() });

const tidyLook = (look: Look): Look | undefined => {
  const entries = Object.entries(look).filter(([, part]) => part !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
};

/** The extra without members that are undefined; undefined when nothing is left. */
export const tidyExtra = (extra: { readonly [K in keyof CellExtra]?: CellExtra[K] | undefined }):
  CellExtra | undefined => {
  const look = extra.look && tidyLook(extra.look);
  const entries = Object.entries({ ...extra, look }).filter(([, part]) => part !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as CellExtra) : undefined;
};

/** Empties the cell but for its format and look. */
export const emptyCell = (row: CellRow, column: number): void => {
  row.values[column] = undefined;
  const extra = row.extras[column];
  if (extra) row.extras[column] = tidyExtra({ format: extra.format, look: extra.look });
};

/** Puts a value in, keeping format and look. */
export const putValue = (
  row: CellRow,
  column: number,
  value: Scalar,
  rest?: Pick<CellExtra, 'formula' | 'isError' | 'quoted'>,
): void => {
  const extra = row.extras[column];
  row.values[column] = value;
  if (extra || rest) {
    row.extras[column] = tidyExtra({ format: extra?.format, look: extra?.look, link: extra?.link, ...rest });
  }
};
