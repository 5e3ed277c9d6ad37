import type { SnapshotColumn } from '../core/cell/snapshot';
import { headersOf } from '../core/mapping/findTable';
import { nameColumns } from '../core/mapping/nameColumns';
import type { SheetOutline } from '../ports/workbook';
import { everyResultHeader } from './resultHeaders';
import type { SheetSetup } from './setup';

const RESULT_HEADERS = everyResultHeader();

/** The columns a person can map when the headers are in a sheet row: our own result columns are not among them. */
export function columnsAt(outline: SheetOutline, headerRow: number, headerRows = 1): readonly SnapshotColumn[] {
  const headers = headersOf(outline, headerRow, headerRows);
  const below = outline.texts.slice(headerRow - outline.firstRow + 1);
  return Array.from({ length: outline.columnCount }, (_, c) => ({
    column: outline.firstColumn + c,
    header: headers[c]?.header ?? '',
    own: headers[c]?.own ?? '',
    used: below.some((row) => (row[c] ?? '').trim() !== ''),
  }))
    .filter(({ header, own, used }) => (header === '' ? used : !RESULT_HEADERS.has(own)))
    .map(({ column, header, own }) => ({ column, header, ...(own !== header && { own }) }));
}

/**
 * The columns that a check reads: those that are mapped, the row filter's, for kinds with a total the borrower's names,
 * and in a .csv those beyond its last header.
 */
export function columnsToRead(
  setup: Pick<SheetSetup, 'kind' | 'columns' | 'mapping' | 'rowFilter' | 'outline' | 'headerRow' | 'table'>,
): readonly SnapshotColumn[] {
  const wanted = new Set([...Object.values(setup.mapping), setup.rowFilter?.column]);
  const others = setup.columns.filter(({ column }) => !wanted.has(column));
  const naming = new Set(setup.kind.totalField === undefined ? [] : nameColumns(others));
  const read = setup.columns.flatMap((column) => {
    if (wanted.has(column.column)) return [column];
    return naming.has(column) ? [{ ...column, namesPeople: true as const }] : [];
  });
  return [...read, ...columnsBeyond(setup).filter(({ column }) => !wanted.has(column))];
}

function columnsBeyond({
  columns,
  outline,
  headerRow,
  table,
}: Parameters<typeof columnsToRead>[0]): readonly SnapshotColumn[] {
  const named = columns.filter(({ header }) => header !== '').map(({ column }) => column);
  if (outline.isCsv !== true || named.length === 0) return [];
  const last = Math.max(...named);
  const headers = headersOf(outline, headerRow, table.headerRows);
  return Array.from({ length: outline.columnCount }, (_, c) => ({ column: outline.firstColumn + c, header: '' }))
    .filter(({ column }, c) => column > last && (headers[c]?.header ?? '') === '')
    .map((column) => ({ ...column, isBeyond: true as const }));
}

/** What the rows below the headers display in a column, as far as the outline goes. */
export function textsBelow(outline: SheetOutline, headerRow: number, column: number): readonly string[] {
  const c = column - outline.firstColumn;
  return outline.texts.slice(headerRow - outline.firstRow + 1).map((row) => (row[c] ?? '').trim());
}

/** What the first filled row of records displays in a column; '' where nothing is. */
export function exampleOf(
  { outline, headerRow, table }: Pick<SheetSetup, 'outline' | 'headerRow' | 'table'>,
  column: number,
): string {
  return textsBelow(outline, headerRow + table.skippedRows, column).find((text) => text !== '') ?? '';
}

/** Columns of hers that hold none of Kiva's fields, so that nothing of them is sent; in the order of the sheet. */
export function unusedColumns(
  columns: readonly SnapshotColumn[],
  mapping: Readonly<Record<string, number>>,
): readonly SnapshotColumn[] {
  const used = new Set(Object.values(mapping));
  return columns.filter(({ column }) => !used.has(column));
}
