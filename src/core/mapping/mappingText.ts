import { bindingKey } from './bindingKey';
import { normaliseHeader } from './normaliseHeader';
import type { Template } from './template';

type Named = readonly [name: string, ...rest: string[]];

/**
 * What a template makes of a sheet, as a text to hash: which header is which field, how its texts are read, and what its
 * amounts mean. The same for columns that only moved.
 */
export function mappingText({ kind, bindings, formats, amountMeaning, blankAmount }: Template): string {
  const mapped = bindings.map((binding): Named => [
    bindingKey(binding),
    normaliseHeader(binding.header) || `column ${binding.column}`,
  ]);
  const read = Object.entries(formats).map(([field, { decimalMark = '', dateOrder = '' }]): Named => [
    field,
    decimalMark,
    dateOrder,
  ]);
  return JSON.stringify(['1', kind, mapped.sort(byName), read.sort(byName), amountMeaning ?? '', blankAmount ?? '']);
}

function byName([a]: Named, [b]: Named): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
