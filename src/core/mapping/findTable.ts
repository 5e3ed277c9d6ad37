import type { OutlinedArea, SheetOutline } from '../../ports/workbook';
import type { RecordKind } from '../catalogue/recordKind';
import { commonArea, parseArea, type CellArea } from '../cell/cellArea';
import { cropOutline, mergedInTexts, outlinedArea } from './cropOutline';
import { findHeaderRow } from './findHeaderRow';
import { headersAt } from './headersAt';
import type { TablePlace } from './template';

/** Where rows come from: what she chose, or what was found; `headerRows` is not part of it. */
export type RowsFrom = Pick<TablePlace, 'source' | 'name'>;

/** The part of the sheet that rows come from, and where its headers are; rows and columns are the sheet's. */
export interface FoundTable {
  readonly rowsFrom: RowsFrom;
  /** The sheet's outline, cropped to the rows that are read and the headers above them. */
  readonly outline: SheetOutline;
  /** The lowest header row. */
  readonly headerRow: number;
  readonly headerRows: number;
  /** Rows between the headers and the first record. */
  readonly skippedRows: number;
  /** The sheet row of the first record, where she chose records without their headers. */
  readonly recordsFrom?: number;
  /** How many of the kind's fields the headers name; 0 where the header row is a guess. */
  readonly matches: number;
}

const WHOLE: RowsFrom = { source: 'sheet' };

/** The whole sheet as one table. */
export function wholeSheet(outline: SheetOutline, kind: RecordKind): FoundTable {
  return guessIn(outline, WHOLE, kind);
}

/** Whether two places are the same one; names of tables and ranges have no case. */
export function isSamePlace(one: RowsFrom, other: RowsFrom): boolean {
  return one.source === other.source && one.name?.toLowerCase() === other.name?.toLowerCase();
}

/** Where rows may come from: the whole sheet first, then its tables, named ranges and the selection. */
export function placesIn(outline: SheetOutline): readonly RowsFrom[] {
  return [WHOLE, ...(outline.areas ?? []).map(({ source, name }) => ({ source, name }))];
}

/**
 * The table at a place; undefined when the sheet no longer has it. A selection is followed by its address. Cells without
 * headers of their own, such as selected records, take those of the sheet above them.
 */
export function tableAt(outline: SheetOutline, place: RowsFrom, kind: RecordKind): FoundTable | undefined {
  if (place.source === 'sheet') return wholeSheet(outline, kind);
  const known = (outline.areas ?? []).find((area) => isSamePlace(area, place));
  const area = known ? withoutTotals(known) : selectedArea(outline, place);
  if (area === undefined) return undefined;
  const rowsFrom = { source: place.source, name: known?.name ?? place.name ?? '' };
  const cropped = cropOutline(outline, area, known);
  const own = guessIn(cropped, rowsFrom, kind);
  if (place.source === 'table') {
    const matches = findHeaderRow(cropped.texts.slice(0, 1), kind)?.matches ?? 0;
    return { ...own, headerRow: area.row, headerRows: 1, skippedRows: 0, matches };
  }
  const whole = wholeSheet(outline, kind);
  const isBelow = whole.headerRow < area.row && (whole.matches > own.matches || cropped.texts.length === 0);
  return isBelow ? belowHeaders(outline, whole, area, rowsFrom) : own;
}

/**
 * The table that a sheet's rows most likely come from: an Excel table whose headers name at least as many fields as any
 * row of the sheet does, else the sheet. Named ranges and selections are only ever chosen by a person.
 */
export function findTable(outline: SheetOutline, kind: RecordKind): FoundTable {
  const tables = (outline.areas ?? []).filter(({ source }) => source === 'table');
  return tables
    .map((table) => tableAt(outline, table, kind))
    .filter((table) => table !== undefined)
    .filter(({ matches }) => matches > 0)
    .reduce(
      (best, table) => {
        // The sheet's guess may join titles above a table to its headers: these are the same headers all the same.
        const isSame = best.rowsFrom.source === 'sheet' && table.headerRow === best.headerRow;
        const isBetter =
          best.rowsFrom.source === 'sheet' ? table.matches >= best.matches : table.matches > best.matches;
        return isSame || isBetter ? table : best;
      },
      wholeSheet(outline, kind),
    );
}

/** How many rows the sheet goes on below the rows that are read (a table's totals row does not count); 0 for the whole sheet. */
export function rowsNotRead(outline: SheetOutline, { rowsFrom, outline: table }: FoundTable): number {
  if (rowsFrom.source === 'sheet') return 0;
  const known = (outline.areas ?? []).find((area) => isSamePlace(area, rowsFrom));
  const end = table.firstRow + table.rowCount + (known?.hasTotals === true ? 1 : 0);
  return Math.max(0, outline.firstRow + outline.rowCount - end);
}

/** The sheet rows between headers and records that hold units or column numbers; rows above chosen records are none. */
export function skippedRowsOf({ headerRow, skippedRows, recordsFrom }: FoundTable): readonly number[] {
  if (recordsFrom !== undefined) return [];
  return Array.from({ length: skippedRows }, (_, n) => headerRow + 1 + n);
}

function guessIn(outline: SheetOutline, rowsFrom: RowsFrom, kind: RecordKind): FoundTable {
  const guess = findHeaderRow(outline.texts, kind, mergedInTexts(outline));
  const titled = outline.texts.findIndex((row) => row.filter((text) => text.trim() !== '').length > 1);
  return {
    rowsFrom,
    outline,
    headerRow: outline.firstRow + (guess?.row ?? Math.max(titled, 0)),
    headerRows: guess?.headerRows ?? 1,
    skippedRows: guess?.skippedRows ?? 0,
    matches: guess?.matches ?? 0,
  };
}

function withoutTotals({ area, hasTotals }: OutlinedArea): CellArea {
  return hasTotals && area.rowCount > 1 ? { ...area, rowCount: area.rowCount - 1 } : area;
}

function selectedArea(outline: SheetOutline, { source, name = '' }: RowsFrom): CellArea | undefined {
  const area = source === 'selection' ? parseArea(name) : undefined;
  return area && commonArea(area, outlinedArea(outline));
}

/** Records alone: all columns of the sheet, its headers, and nothing between these and the first record. */
function belowHeaders(outline: SheetOutline, whole: FoundTable, area: CellArea, rowsFrom: RowsFrom): FoundTable {
  const top = whole.headerRow - whole.headerRows + 1;
  const { column, columnCount } = outlinedArea(outline);
  const rowCount = area.row + area.rowCount - top;
  return {
    ...whole,
    rowsFrom,
    outline: cropOutline(outline, { row: top, column, rowCount, columnCount }),
    skippedRows: area.row - whole.headerRow - 1,
    recordsFrom: area.row,
  };
}

/** The headers of an outline's columns, by place in its rows. */
export function headersOf(outline: SheetOutline, headerRow: number, headerRows: number): ReturnType<typeof headersAt> {
  return headersAt(outline.texts, headerRow - outline.firstRow, headerRows, mergedInTexts(outline));
}
