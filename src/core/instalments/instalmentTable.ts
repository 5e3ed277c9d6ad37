import type { ReadRequest, SheetOutline } from '../../ports/workbook';
import type { SnapshotColumn } from '../cell/snapshot';
import { applyTemplate } from '../mapping/applyTemplate';
import { findTable, headersOf, type FoundTable } from '../mapping/findTable';
import { suggestMapping, type Suggestion } from '../mapping/suggest';
import { normaliseHeader } from '../mapping/normaliseHeader';
import { tableFor } from '../mapping/tableFor';
import type { Binding, InstalmentSheetPart } from '../mapping/template';
import { INSTALMENT_ROWS } from '../catalogue/instalmentRows';
import { instalmentTemplate } from './readInstalments';

/** What a sheet looks like as one of instalments. */
export interface InstalmentTable {
  readonly table: FoundTable;
  /** Its columns that have a header or hold anything. */
  readonly columns: readonly SnapshotColumn[];
  readonly suggestions: readonly Suggestion[];
  /** Loan, date and principal have columns: it is most likely where her instalments are. */
  readonly isLikely: boolean;
}

/** What the sheet needs before its instalments can be read. */
const LIKELY = ['instalment.loanId', 'instalment.date', 'instalment.principal'];

/** Looks for headers and columns of instalments in a sheet; once she agreed to some, in the table that they are of. */
export function findInstalments(outline: SheetOutline, agreed?: InstalmentSheetPart): InstalmentTable {
  const template = agreed && instalmentTemplate(agreed);
  const table = template ? tableFor(outline, INSTALMENT_ROWS, template).table : findTable(outline, INSTALMENT_ROWS);
  const columns = columnsOf(table);
  const { texts, firstColumn, firstRow } = table.outline;
  const below = texts.slice(table.headerRow - firstRow + 1 + table.skippedRows);
  const textsOf = ({ column }: SnapshotColumn): readonly string[] =>
    below.map((row) => row[column - firstColumn] ?? '');
  const suggestions = suggestMapping(columns, INSTALMENT_ROWS, { textsOf });
  const isLikely = LIKELY.every((field) => suggestions.some((one) => one.field === field));
  return { table, columns, suggestions, isLikely };
}

/** What a template keeps of the sheet once she has agreed to the columns of its fields. */
export function instalmentPart(
  { table, columns }: Pick<InstalmentTable, 'table' | 'columns'>,
  bound: readonly { readonly field: string; readonly column: SnapshotColumn }[],
): InstalmentSheetPart {
  const { rowsFrom, headerRows, outline } = table;
  const names = new Set(bound.map(({ column }) => normaliseHeader(column.header)).filter((name) => name !== ''));
  const headers = columns.map(({ header }) => header).filter((header) => names.has(normaliseHeader(header)));
  const hasTwins = new Set(headers.map(normaliseHeader)).size < headers.length;
  return {
    sheet: outline.sheetName,
    table: { ...rowsFrom, headerRows },
    bindings: bound.map(({ field, column: { header, column } }) => ({ field, header, column })),
    formats: {},
    ...(hasTwins && { headers }),
  };
}

/** What to read of the sheet as it is now, or the columns that are no longer there. */
export function followInstalments(
  part: InstalmentSheetPart,
  outline: SheetOutline,
): { readonly request: ReadRequest } | { readonly missing: readonly Binding[] } {
  const template = instalmentTemplate(part);
  const { table } = tableFor(outline, INSTALMENT_ROWS, template);
  const applied = applyTemplate(template, columnsOf(table));
  if (applied.missing.length > 0) return { missing: applied.missing };
  const { headerRow, skippedRows } = table;
  return {
    request: {
      sheetId: outline.sheetId,
      headerRow,
      firstRow: headerRow + 1 + skippedRows,
      lastRow: table.outline.firstRow + table.outline.rowCount - 1,
      columns: applied.columns.map(({ column: { column, header } }) => ({ column, header })),
    },
  };
}

function columnsOf({ outline, headerRow, headerRows }: FoundTable): readonly SnapshotColumn[] {
  const below = outline.texts.slice(headerRow - outline.firstRow + 1);
  const headers = headersOf(outline, headerRow, headerRows);
  return headers.flatMap(({ header, own }, at): readonly SnapshotColumn[] => {
    if (header === '' && !below.some((row) => (row[at] ?? '').trim() !== '')) return [];
    return [{ column: outline.firstColumn + at, header, ...(own !== header && { own }) }];
  });
}
