import { columnLetters } from '../core/cell/a1';
import { keyParts } from '../core/check/valueKey';
import { bindingKey } from '../core/mapping/bindingKey';
import { freeName } from '../core/mapping/templateName';
import { withoutPartners } from '../core/mapping/templatePartners';
import type { Binding, TablePlace, Template } from '../core/mapping/template';
import type { SheetSetup } from './setup';
import { withSheet } from './sheetTemplate';
import { partnersAfter } from './templatePartner';

/** What a template remembers of headers at most: more would make a file that is refused. */
const MOST_HEADERS = 1000;
const MOST_CHARACTERS = 50_000;
const LONGEST_HEADER = 400;

/** The setup as a template, the sheet's own from now on, under the sheet's name or the name it already has. */
export function templateOf(setup: SheetSetup, id: string): Template {
  const headers = new Map(setup.columns.map(({ column, header }) => [column, header]));
  const repeating = new Set(setup.kind.fields.filter(({ repeats }) => repeats === true).map((field) => field.id));
  const bindingOf = ([key, column]: readonly [string, number]): Binding => {
    const { field, occurrence } = keyParts(key);
    const header = headers.get(column) ?? '';
    return { field, header, column, ...(repeating.has(field) && { index: occurrence + 1 }) };
  };
  const { template, outline } = setup;
  const constants = Object.entries(setup.constants ?? {}).filter(([field]) => setup.mapping[field] === undefined);
  const known = [...new Set(headers.values())].filter((header) => header !== '' && header.length <= LONGEST_HEADER);
  const fits = known.length <= MOST_HEADERS && known.join('').length <= MOST_CHARACTERS;
  const saved: Template = {
    version: 3,
    id: setup.template?.id ?? id,
    name: template?.name ?? nameFor(setup, id),
    kind: setup.kind.id,
    bindings: Object.entries(setup.mapping).map(bindingOf),
    formats: setup.formats,
    ...tableOf(setup),
    ...(setup.valueMaps && { valueMaps: setup.valueMaps }),
    ...(setup.amountMeaning && { amountMeaning: setup.amountMeaning }),
    ...(setup.amountConverted && { amountConverted: setup.amountConverted }),
    ...(setup.blankAmount && { blankAmount: setup.blankAmount }),
    ...(setup.groups && { groups: setup.groups }),
    ...(setup.instalments && { instalments: setup.instalments }),
    ...(setup.schedule && { schedule: setup.schedule }),
    ...(constants.length > 0 && { constants: Object.fromEntries(constants) }),
    ...(setup.rowFilter && { rowFilter: setup.rowFilter }),
    ...(template?.sheets && { sheets: template.sheets }),
    ...(fits && { headers: known }),
    ...(setup.corrections.length > 0 && { corrections: setup.corrections }),
  };
  const ours = withSheet(saved, outline.sheetName);
  const partners = partnersAfter(setup, template !== undefined && !sameTemplate(ours, withoutPartners(template)));
  return { ...ours, ...(partners && { partners }) };
}

/** The sheet's name, unless another template of its kind is called so: she chooses among them by name. */
function nameFor({ kind, templates, outline }: SheetSetup, id: string): string {
  const others = templates.filter((known) => known.kind === kind.id && known.id !== id);
  return freeName(
    outline.sheetName,
    others.map(({ name }) => name),
  );
}

/** Nothing for a whole sheet with one header row, which is what a template without a place means. */
function tableOf({ table }: SheetSetup): { readonly table?: TablePlace } {
  const { rowsFrom, headerRows } = table;
  if (rowsFrom.source === 'sheet' && headerRows === 1) return {};
  return { table: { ...rowsFrom, ...(headerRows > 1 && { headerRows }) } };
}

const sorted = (record: object = {}): readonly unknown[] =>
  Object.entries(record).sort(([a], [b]) => a.localeCompare(b));

const essence = (template: Template): string =>
  JSON.stringify([
    template.id,
    template.name,
    template.kind,
    [...template.bindings].sort((a, b) => bindingKey(a).localeCompare(bindingKey(b))),
    Object.entries(template.formats).sort(([a], [b]) => a.localeCompare(b)),
    Object.entries(template.valueMaps ?? {})
      .map(([field, words]) => [field, Object.entries(words).sort(([a], [b]) => a.localeCompare(b))] as const)
      .filter(([, words]) => words.length > 0)
      .sort(([a], [b]) => a.localeCompare(b)),
    template.amountMeaning,
    template.blankAmount,
    [template.table?.source, template.table?.name, template.table?.headerRows],
    sorted(template.constants),
    template.rowFilter,
    template.sheets,
    [...(template.headers ?? [])].sort(),
    [...(template.corrections ?? [])].sort((a, b) => a.header.localeCompare(b.header)),
    template.amountConverted,
    sorted(template.groups),
    sorted(template.schedule),
    template.instalments,
    [...(template.partners ?? [])].sort(),
  ]);

/** Whether saving the one over the other would change nothing. */
export function sameTemplate(a: Template, b: Template): boolean {
  return essence(a) === essence(b);
}

/** A column as people name it: "C: Loan ID", or the letters alone when it has no header. */
export function columnName(column: number, header: string): string {
  return header === '' ? columnLetters(column) : `${columnLetters(column)}: ${header}`;
}
