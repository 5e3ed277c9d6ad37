import { RECORD_KINDS } from '../core/catalogue';
import { applyTemplate } from '../core/mapping/applyTemplate';
import { tableFor, type TableForTemplate } from '../core/mapping/tableFor';
import type { Template } from '../core/mapping/template';
import { withHeaders } from '../core/mapping/withHeaders';
import type { SheetOutline } from '../ports/workbook';
import { columnsAt } from './columns';

/** Whether a sheet opens with this template; one that was saved before templates named their sheets has its sheet's name. */
export function isDefaultOf({ sheets, name }: Template, sheetName: string): boolean {
  return sheets === undefined ? name === sheetName : sheets.includes(sheetName);
}

/** The template's table with its headers in the row that holds most of them: the first of several, and of none the first row. */
export function bestTable(outline: SheetOutline, template: Template): TableForTemplate {
  const { table, ...gone } = tableFor(outline, RECORD_KINDS[template.kind], template);
  const { texts, firstRow } = table.outline;
  const found = texts.map(
    (_, r) => applyTemplate(template, columnsAt(table.outline, firstRow + r, table.headerRows)).columns.length,
  );
  return { table: withHeaders(table, firstRow + Math.max(found.indexOf(Math.max(...found)), 0)), ...gone };
}

/** Most of the template's columns are still in the sheet, so that it is about this sheet and no earlier one of its name. */
export function mostlyFits(outline: SheetOutline, template: Template): boolean {
  const { table } = bestTable(outline, template);
  const { columns, missing } = applyTemplate(template, columnsAt(table.outline, table.headerRow, table.headerRows));
  return columns.length > missing.length;
}

/** A template as the default of one sheet more. */
export function withSheet(template: Template, sheetName: string): Template {
  const others = (template.sheets ?? []).filter((name) => name !== sheetName);
  return { ...template, sheets: [...others.slice(-MOST_SHEETS + 1), sheetName] };
}

/** A template that is no longer a sheet's default. */
export function withoutSheet(template: Template, sheetName: string): Template {
  return { ...template, sheets: (template.sheets ?? []).filter((name) => name !== sheetName) };
}

const MOST_SHEETS = 200;
