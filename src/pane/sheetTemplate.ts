import { applyTemplate } from '../core/mapping/applyTemplate';
import type { Template } from '../core/mapping/template';
import type { SheetOutline } from '../ports/workbook';
import { columnsAt } from './columns';

/** Whether a sheet opens with this template; one that was saved before templates named their sheets has its sheet's name. */
export function isDefaultOf({ sheets, name }: Template, sheetName: string): boolean {
  return sheets === undefined ? name === sheetName : sheets.includes(sheetName);
}

/** The zero-based sheet row that holds most of a template's headers; the first of several, and of none the first row. */
export function bestRow(outline: SheetOutline, template: Template): number {
  const found = outline.texts.map(
    (_, r) => applyTemplate(template, columnsAt(outline, outline.firstRow + r)).columns.length,
  );
  return outline.firstRow + Math.max(found.indexOf(Math.max(...found)), 0);
}

/** Most of the template's columns are still in the sheet, so that it is about this sheet and no earlier one of its name. */
export function mostlyFits(outline: SheetOutline, template: Template): boolean {
  const { columns, missing } = applyTemplate(template, columnsAt(outline, bestRow(outline, template)));
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
