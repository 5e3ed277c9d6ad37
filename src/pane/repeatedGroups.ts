import type { Field } from '../core/catalogue/field';
import { columnLetters } from '../core/cell/a1';
import { keyParts, valueKey } from '../core/check/valueKey';
import { bindingKey } from '../core/mapping/bindingKey';
import type { SheetSetup } from './setup';

/** One entry of the kind's repeating fields, such as one instalment, and where its columns are. */
export interface RepeatedGroup {
  /** Counted from 1. */
  readonly index: number;
  readonly fields: readonly { readonly field: Field; readonly key: string }[];
  /** Letters of its columns in the order of the fields; a field without a column has none. */
  readonly letters: readonly string[];
  /** Something about it is to be decided: a column that is gone, or a proposal. */
  readonly isOpen: boolean;
}

/** All entries of the repeating fields. */
export interface RepeatedGroups {
  readonly groups: readonly RepeatedGroup[];
  /** How many have a column at all. */
  readonly mapped: number;
  /** Letters of their leftmost and rightmost column; absent when none has a column. */
  readonly from?: string;
  readonly to?: string;
}

/** The entries of the kind's repeating fields as far as anything is known of them; undefined when no field repeats. */
export function repeatedGroups(setup: SheetSetup): RepeatedGroups | undefined {
  const repeating = setup.kind.fields.filter(({ repeats }) => repeats === true);
  if (repeating.length === 0) return undefined;
  const ids = new Set(repeating.map(({ id }) => id));
  const undecided = new Set(
    [...setup.missing, ...setup.proposals].map(bindingKey).filter((key) => setup.mapping[key] === undefined),
  );
  const keys = [...Object.keys(setup.mapping), ...undecided].map(keyParts).filter(({ field }) => ids.has(field));
  const indices = [...new Set(keys.map(({ occurrence }) => occurrence + 1))].sort((a, b) => a - b);
  const groups = indices.map((index) => groupAt(setup, repeating, index, undecided));
  const columns = Object.entries(setup.mapping).flatMap(([key, column]) =>
    ids.has(keyParts(key).field) ? [column] : [],
  );
  return {
    groups,
    mapped: groups.filter(({ letters }) => letters.length > 0).length,
    ...(columns.length > 0 && {
      from: columnLetters(Math.min(...columns)),
      to: columnLetters(Math.max(...columns)),
    }),
  };
}

/** An entry that nothing is known of yet. */
export function groupAt(
  setup: SheetSetup,
  repeating: readonly Field[],
  index: number,
  undecided: ReadonlySet<string> = new Set(),
): RepeatedGroup {
  const fields = repeating.map((field) => ({ field, key: valueKey(field.id, index - 1) }));
  return {
    index,
    fields,
    letters: fields.flatMap(({ key }) => {
      const column = setup.mapping[key];
      return column === undefined ? [] : [columnLetters(column)];
    }),
    isOpen: fields.some(({ key }) => undecided.has(key)),
  };
}
