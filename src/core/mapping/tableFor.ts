import type { SheetOutline } from '../../ports/workbook';
import type { RecordKind } from '../catalogue/recordKind';
import { findTable, tableAt, wholeSheet, type FoundTable, type RowsFrom } from './findTable';
import { withHeaders } from './withHeaders';
import type { Template } from './template';

/** The table that a template reads, or that is found without one; `gone` is the place that the sheet no longer has. */
export interface TableForTemplate {
  readonly table: FoundTable;
  readonly gone?: RowsFrom;
}

/**
 * Follows a template's table by its name, and falls back to the whole sheet where that name is gone. A template without
 * a place reads the whole sheet, with one header row: that is what it was made from.
 */
export function tableFor(outline: SheetOutline, kind: RecordKind, template?: Template): TableForTemplate {
  if (template === undefined) return { table: findTable(outline, kind) };
  const { source = 'sheet', name, headerRows = 1 } = template.table ?? {};
  const rowsFrom: RowsFrom = { source, ...(name !== undefined && { name }) };
  const found = tableAt(outline, rowsFrom, kind);
  const table = withHeaders(found ?? wholeSheet(outline, kind), undefined, headerRows);
  return found === undefined ? { table, gone: rowsFrom } : { table };
}
