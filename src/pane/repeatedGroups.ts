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
  /** Keys of proposals that are sure and take no column from anything: they can be taken all at once. */
  readonly sure: readonly string[];
  /** Letters of their leftmost and rightmost column; absent when none has a column. */
  readonly from?: string;
  readonly to?: string;
}

/**
 * The entries of the kind's repeating fields from the first to the last that anything is known of, or to `atLeast`;
 * undefined when no field repeats.
 */
export function repeatedGroups(setup: SheetSetup, atLeast = 0): RepeatedGroups | undefined {
  const repeating = setup.kind.fields.filter(({ repeats }) => repeats === true);
  if (repeating.length === 0) return undefined;
  const isOurs = (key: string): boolean => repeating.some(({ id }) => id === keyParts(key).field);
  const mapped = Object.entries(setup.mapping).filter(([key]) => isOurs(key));
  const open = [...setup.missing, ...setup.proposals]
    .map(bindingKey)
    .filter((key) => isOurs(key) && setup.mapping[key] === undefined);
  const used = new Set(Object.values(setup.mapping));
  const sure = setup.proposals.filter(({ confidence, column }) => confidence === 'sure' && !used.has(column.column));
  const known = [...mapped.map(([key]) => key), ...open].map((key) => keyParts(key).occurrence + 1);
  const groups = Array.from({ length: Math.max(atLeast, ...known) }, (_, place) =>
    groupAt(setup, repeating, place + 1, new Set(open)),
  );
  const columns = mapped.map(([, column]) => column);
  return {
    groups,
    mapped: groups.filter(({ letters }) => letters.length > 0).length,
    sure: sure.map(bindingKey).filter((key) => open.includes(key)),
    ...(columns.length > 0 && {
      from: columnLetters(Math.min(...columns)),
      to: columnLetters(Math.max(...columns)),
    }),
  };
}

function groupAt(
  setup: SheetSetup,
  repeating: readonly Field[],
  index: number,
  open: ReadonlySet<string>,
): RepeatedGroup {
  const fields = repeating.map((field) => ({ field, key: valueKey(field.id, index - 1) }));
  const columns = fields.map(({ key }) => setup.mapping[key]).filter((column) => column !== undefined);
  return { index, fields, letters: columns.map(columnLetters), isOpen: fields.some(({ key }) => open.has(key)) };
}
