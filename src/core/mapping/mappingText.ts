import { bindingKey } from './bindingKey';
import { normaliseHeader } from './normaliseHeader';
import type { Binding, Template } from './template';

type Named = readonly [name: string, ...rest: string[]];

/**
 * What a template makes of a sheet, as a text to hash: which header is which field, how its texts are read, and what its
 * amounts mean. The same for columns that only moved, unless another has the same header.
 */
export function mappingText(template: Template): string {
  const { kind, bindings, formats, constants, valueMaps, amountMeaning, amountConverted, blankAmount } = template;
  const twin = twinsIn(template);
  const mapped = bindings.map((binding): Named => [
    bindingKey(binding),
    normaliseHeader(binding.header) || `column ${binding.column}`,
    ...twin(binding),
  ]);
  const read = Object.entries(formats).map(([field, { decimalMark = '', dateOrder = '', ...more }]): Named => [
    field,
    decimalMark,
    dateOrder,
    ...sorted(more).flat(),
  ]);
  const filled = Object.entries(constants ?? {}).map(([field, text]): Named => [field, text]);
  const translated = Object.entries(valueMaps ?? {}).flatMap(([field, words]): Named[] =>
    Object.keys(words).length === 0 ? [] : [[field, ...sorted(words).flat()]],
  );
  const meant = [amountMeaning ?? '', blankAmount ?? '', ...(amountConverted === undefined ? [] : [amountConverted])];
  const all = [mapped.sort(byName), read.sort(byName), ...(filled.length === 0 ? [] : [filled.sort(byName)])];
  const words = translated.length === 0 ? [] : [{ valueMaps: translated.sort(byName) }];
  const { groups } = template;
  const tied =
    groups === undefined
      ? []
      : [{ groups: [groups.blankTie ?? '', groups.sharedIds ?? '', ...(groups.takeFirst ?? [])] }];
  return JSON.stringify(['1', kind, ...all, ...meant, ...words, ...tied, ...schedulesOf(template)]);
}

/** Where instalments come from; nothing for a template that does not say, whose text stays what it was. */
function schedulesOf({ kind, schedule, instalments }: Template): readonly object[] {
  const computed =
    schedule === undefined ? [] : [{ schedule: Object.entries(schedule).sort(([a], [b]) => (a < b ? -1 : 1)) }];
  if (instalments === undefined) return computed;
  const { sheet, table, bindings, formats, headers } = instalments;
  const own: Template = {
    version: 3,
    id: '',
    name: '',
    kind,
    bindings,
    formats,
    ...(table !== undefined && { table }),
    ...(headers !== undefined && { headers }),
  };
  return [...computed, { instalments: [sheet, mappingText(own)] }];
}

/** What tells a binding's column from others with its header: its place among them, or in the sheet where not all are bound. */
function twinsIn({ bindings, headers = [] }: Template): (binding: Binding) => readonly string[] {
  const known = headers.map(normaliseHeader);
  return ({ header, column }) => {
    const name = normaliseHeader(header);
    const bound = bindings.filter((other) => normaliseHeader(other.header) === name).map((other) => other.column);
    const columns = [...new Set(bound)].sort((a, b) => a - b);
    if (name === '') return [];
    if (known.filter((other) => other === name).length > columns.length) return [`column ${column}`];
    return columns.length > 1 ? [`${columns.indexOf(column) + 1}`] : [];
  };
}

/** An object's entries in the order of their names. */
function sorted(named: Readonly<Record<string, string>>): readonly Named[] {
  return Object.entries(named)
    .map(([name, text]): Named => [name, text])
    .sort(byName);
}

function byName([a]: Named, [b]: Named): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
