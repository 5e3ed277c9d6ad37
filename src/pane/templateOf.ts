import { columnLetters } from '../core/cell/a1';
import type { Template } from '../core/mapping/template';
import type { SheetSetup } from './setup';

/** The setup as a template, under the sheet's name or the name it already has. */
export function templateOf(setup: SheetSetup, id: string): Template {
  const headers = new Map(setup.columns.map(({ column, header }) => [column, header]));
  return {
    version: 1,
    id: setup.template?.id ?? id,
    name: setup.template?.name ?? setup.outline.sheetName,
    kind: setup.kind.id,
    bindings: Object.entries(setup.mapping).map(([field, column]) => ({
      field,
      header: headers.get(column) ?? '',
      column,
    })),
    formats: setup.formats,
    ...(setup.amountMeaning && { amountMeaning: setup.amountMeaning }),
    ...(setup.blankAmount && { blankAmount: setup.blankAmount }),
  };
}

const essence = (template: Template): string =>
  JSON.stringify([
    template.id,
    template.name,
    template.kind,
    [...template.bindings].sort((a, b) => a.field.localeCompare(b.field)),
    Object.entries(template.formats).sort(([a], [b]) => a.localeCompare(b)),
    template.amountMeaning,
    template.blankAmount,
  ]);

/** Whether saving the one over the other would change nothing. */
export function sameTemplate(a: Template, b: Template): boolean {
  return essence(a) === essence(b);
}

/** A column as people name it: "C: Loan ID", or the letters alone when it has no header. */
export function columnName(column: number, header: string): string {
  return header === '' ? columnLetters(column) : `${columnLetters(column)}: ${header}`;
}
