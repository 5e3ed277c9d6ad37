import type { Cell, CellType, CellValue } from './cell';

/** Excel's two calendars: serial 1 is 1 January 1900, or serial 0 is 1 January 1904. */
export type DateSystem = 1900 | 1904;

/** A column that was read: its zero-based place in the sheet and its header as displayed. */
export interface SnapshotColumn {
  readonly column: number;
  readonly header: string;
  /** The lowest of several header rows alone; absent where there is one, or where it says the same. */
  readonly own?: string;
  /** It is not mapped, and names the borrower: who stands beside a number is told from a total. */
  readonly namesPeople?: true;
  /** Right of the last header of a .csv: what stands there was moved out of its column. */
  readonly isBeyond?: true;
}

/**
 * The cells of some columns of one sheet at one moment.
 * Grids are row-major; `values[r][k]` is sheet row `firstRow + r`, sheet column `columns[k].column`.
 */
export interface SheetSnapshot {
  readonly sheetId: string;
  readonly sheetName: string;
  readonly headerRow: number;
  readonly firstRow: number;
  readonly columns: readonly SnapshotColumn[];
  readonly values: readonly (readonly CellValue[])[];
  readonly texts: readonly (readonly string[])[];
  readonly formats: readonly (readonly string[])[];
  readonly types: readonly (readonly CellType[])[];
  readonly dateSystem: DateSystem;
}

/** The cell at grid place (r, k); an empty cell where the grid ends. */
export function cellAt(snapshot: SheetSnapshot, r: number, k: number): Cell {
  return {
    value: snapshot.values[r]?.[k] ?? '',
    text: snapshot.texts[r]?.[k] ?? '',
    type: snapshot.types[r]?.[k] ?? 'empty',
    format: snapshot.formats[r]?.[k] ?? 'General',
  };
}
