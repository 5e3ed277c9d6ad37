import { bindingKey } from './bindingKey';
import { normaliseHeader } from './normaliseHeader';
import type { Template } from './template';

type Named = readonly [name: string, ...rest: string[]];

/**
 * What a template makes of a sheet, as a text to hash: which header is which field, how its texts are read, and what its
 * amounts mean. The same for columns that only moved.
 */
export function mappingText(template: Template): string {
  const { kind, bindings, formats, constants, amountMeaning, amountConverted, blankAmount } = template;
  const mapped = bindings.map((binding): Named => [
    bindingKey(binding),
    normaliseHeader(binding.header) || `column ${binding.column}`,
  ]);
  const read = Object.entries(formats).map(([field, { decimalMark = '', dateOrder = '', ...more }]): Named => [
    field,
    decimalMark,
    dateOrder,
    ...Object.values(more),
  ]);
  const filled = Object.entries(constants ?? {}).map(([field, text]): Named => [field, text]);
  const meant = [amountMeaning ?? '', blankAmount ?? '', ...(amountConverted === undefined ? [] : [amountConverted])];
  const all = [mapped.sort(byName), read.sort(byName), ...(filled.length === 0 ? [] : [filled.sort(byName)])];
  return JSON.stringify(['1', kind, ...all, ...meant]);
}

function byName([a]: Named, [b]: Named): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
