import { columnLetters } from '../core/cell/a1';
import { keyParts } from '../core/check/valueKey';
import { bindingKey } from '../core/mapping/bindingKey';
import type { Binding, Template } from '../core/mapping/template';
import type { SheetSetup } from './setup';

/** The setup as a template, under the sheet's name or the name it already has. */
export function templateOf(setup: SheetSetup, id: string): Template {
  const headers = new Map(setup.columns.map(({ column, header }) => [column, header]));
  const repeating = new Set(setup.kind.fields.filter(({ repeats }) => repeats === true).map((field) => field.id));
  const bindingOf = ([key, column]: readonly [string, number]): Binding => {
    const { field, occurrence } = keyParts(key);
    const header = headers.get(column) ?? '';
    return { field, header, column, ...(repeating.has(field) && { index: occurrence + 1 }) };
  };
  return {
    version: 2,
    id: setup.template?.id ?? id,
    name: setup.template?.name ?? setup.outline.sheetName,
    kind: setup.kind.id,
    bindings: Object.entries(setup.mapping).map(bindingOf),
    formats: setup.formats,
    ...(setup.amountMeaning && { amountMeaning: setup.amountMeaning }),
    ...(setup.amountConverted && { amountConverted: setup.amountConverted }),
    ...(setup.blankAmount && { blankAmount: setup.blankAmount }),
  };
}

const essence = (template: Template): string =>
  JSON.stringify([
    template.id,
    template.name,
    template.kind,
    [...template.bindings].sort((a, b) => bindingKey(a).localeCompare(bindingKey(b))),
    Object.entries(template.formats).sort(([a], [b]) => a.localeCompare(b)),
    template.amountMeaning,
    template.blankAmount,
    template.amountConverted,
  ]);

/** Whether saving the one over the other would change nothing. */
export function sameTemplate(a: Template, b: Template): boolean {
  return essence(a) === essence(b);
}

/** A column as people name it: "C: Loan ID", or the letters alone when it has no header. */
export function columnName(column: number, header: string): string {
  return header === '' ? columnLetters(column) : `${columnLetters(column)}: ${header}`;
}
