import type { CellExtra, CellRow } from './cellRow';
import { displayText } from './displayText';
import type { Aspects, CellKind, Scalar } from './sheetModel';
import { formatAt, type SheetState } from './sheetState';

/** Reads one aspect of a cell of a row that may not be there. */
export type CellReader<A extends keyof Aspects> = (row: CellRow | undefined, column: number) => Aspects[A];

const kindOf = (value: Scalar | undefined, extra: CellExtra | undefined): CellKind => {
  if (value === undefined) return 'Empty';
  if (extra?.isError) return 'Error';
  if (typeof value === 'number') return 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
};

/** The reader for an aspect; `locale` and `date1904` matter for displayed texts only. */
export const cellReader = <A extends keyof Aspects>(
  aspect: A,
  state: SheetState,
  { locale, date1904 }: { readonly locale: string; readonly date1904: boolean },
): CellReader<A> => {
  const readers: { readonly [K in keyof Aspects]: CellReader<K> } = {
    values: (row, column) => row?.values[column] ?? '',
    formulas: (row, column) => row?.extras[column]?.formula ?? row?.values[column] ?? '',
    texts: (row, column) => {
      const value = row?.values[column];
      if (value === undefined) return '';
      if (row?.extras[column]?.isError) return String(value);
      return displayText(value, formatAt(state, row, column), locale, date1904);
    },
    kinds: (row, column) => kindOf(row?.values[column], row?.extras[column]),
    formats: (row, column) => formatAt(state, row, column),
  };
  return readers[aspect];
};
