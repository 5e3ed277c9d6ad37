import type { RecordKindId } from '../core/catalogue/recordKind';
import type { SnapshotColumn } from '../core/cell/snapshot';
import type { CheckedSheet } from '../core/check/checkSheet';
import type { RowIdentity, SheetOutline } from '../ports/workbook';
import type { SheetSetup } from './setup';

/** Where results go: a sheet, its header row, and what tells one of its rows from another. */
export interface ResultPlace {
  readonly sheetId: string;
  /** What its rows were sent as: the header of her ticks follows it. */
  readonly kind: RecordKindId;
  readonly headerRow: number;
  readonly identity: RowIdentity;
  /** The result columns, once they were found or made; the workbook follows them from there. */
  readonly columns?: readonly number[];
}

/** The rows below a header row, down to the end of what the sheet holds. */
export function rowsBelow(outline: SheetOutline, headerRow: number): { firstRow: number; lastRow: number } {
  return { firstRow: headerRow + 1, lastRow: outline.firstRow + outline.rowCount - 1 };
}

/** The place of a sheet that was just checked. */
export function placeOf(setup: SheetSetup, checked: CheckedSheet): ResultPlace {
  return {
    sheetId: setup.outline.sheetId,
    kind: setup.kind.id,
    headerRow: setup.headerRow,
    identity: {
      columns: checked.identityColumns,
      headers: headersOf(setup.columns, checked.identityColumns),
      ...(checked.hashedColumns > 0 && { hashed: checked.hashedColumns }),
      ...rowsBelow(setup.outline, setup.headerRow),
    },
  };
}

/** The headers of these sheet columns, as displayed. */
export function headersOf(known: readonly SnapshotColumn[], columns: readonly number[]): readonly string[] {
  return columns.map((column) => known.find((one) => one.column === column)?.header ?? '');
}
