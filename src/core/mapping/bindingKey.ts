import type { RecordKind } from '../catalogue/recordKind';
import { valueKey } from '../check/valueKey';
import type { Binding } from './template';

/** Key under which a binding's value stands in RecordDraft.values; a repeating field without its number is the first. */
export function bindingKey({ field, index = 1 }: Pick<Binding, 'field' | 'index'>): string {
  return valueKey(field, index - 1);
}

/** The bindings with a number for each repeating field: those without one get the first that is free, from left to right. */
export function numberedBindings(kind: RecordKind, bindings: readonly Binding[]): readonly Binding[] {
  const repeating = new Set(kind.fields.filter(({ repeats }) => repeats === true).map(({ id }) => id));
  const taken = new Set(bindings.filter(({ index }) => index !== undefined).map(bindingKey));
  return bindings.map((binding) => {
    if (binding.index !== undefined || !repeating.has(binding.field)) return binding;
    let index = 1;
    while (taken.has(bindingKey({ field: binding.field, index }))) index += 1;
    taken.add(bindingKey({ field: binding.field, index }));
    return { ...binding, index };
  });
}
