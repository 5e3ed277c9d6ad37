import type { FoundTable } from './findTable';
import { rowsBeforeRecords } from './headerEvidence';

/** The table with its headers in another row, or in more or fewer rows; chosen records stay the ones that are read. */
export function withHeaders(
  table: FoundTable,
  headerRow: number = table.headerRow,
  headerRows: number = table.headerRows,
): FoundTable {
  const { outline, recordsFrom } = table;
  const skippedRows =
    recordsFrom !== undefined && recordsFrom > headerRow
      ? recordsFrom - headerRow - 1
      : rowsBeforeRecords(outline.texts, headerRow - outline.firstRow);
  const most = headerRow - outline.firstRow + 1;
  return { ...table, headerRow, headerRows: Math.max(1, Math.min(headerRows, most)), skippedRows };
}
