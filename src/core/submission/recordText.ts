import type { Field } from '../catalogue/field';
import type { RecordDraft } from '../check/checkSheet';
import { RowValues, valueIn, type ValueLayout } from '../check/rowValues';
import { keyParts, valueKey } from '../check/valueKey';
import { decimalText } from '../cell/decimal';

type Values = RecordDraft['values'];
/** Writes a part of the body for one occurrence of the lists it stands in, as pieces of text; false when nothing of it is there. */
type Part = (values: Values, occurrence: number, pieces: string[]) => boolean;

/**
 * One record as it stands in the body, as JSON text made from the fields' wire paths in the order given; what is empty
 * is left out, numbers are plain decimal digits. Fields of one branch of the body stand together.
 */
export function recordText(fields: readonly Field[], { values }: RecordDraft): string {
  const pieces: string[] = [];
  const writer = values instanceof RowValues ? writerFor(fields, values.layout) : writerOf(fields);
  return writer(values, 0, pieces) ? pieces.join('') : '{}';
}

const known = new WeakMap<readonly Field[], Part>();
const knownOf = new WeakMap<ValueLayout, Map<readonly Field[], Part>>();

/** A sheet has half of a kind's fields or fewer: its rows are not asked for the others. */
function writerFor(fields: readonly Field[], layout: ValueLayout): Part {
  const before = knownOf.get(layout)?.get(fields);
  if (before !== undefined) return before;
  const writers = knownOf.get(layout) ?? new Map<readonly Field[], Part>();
  knownOf.set(layout, writers);
  const writer = writerOf(fields.filter(({ id }) => layout.mayHave(id)));
  writers.set(fields, writer);
  return writer;
}

/** A kind has few lists of fields, and writes each of its rows by them: paths are taken apart once. */
function writerOf(fields: readonly Field[]): Part {
  const before = known.get(fields);
  if (before !== undefined) return before;
  const leaves = fields.flatMap(({ id, path }) => (path === undefined ? [] : [{ id, steps: path.split('.') }]));
  const repeating = new Set(fields.filter(({ repeats }) => repeats === true).map(({ id }) => id));
  const writer = members(leaves, repeating);
  known.set(fields, writer);
  return writer;
}

interface Leaf {
  readonly id: string;
  readonly steps: readonly string[];
}

function members(leaves: readonly Leaf[], repeating: ReadonlySet<string>): Part {
  const branches = new Map<string, Leaf[]>();
  for (const { id, steps } of leaves) {
    const [step = '', ...rest] = steps;
    branches.set(step, [...(branches.get(step) ?? []), { id, steps: rest }]);
  }
  const parts = [...branches].map(([step, below]) => {
    const [first] = below;
    const inner = first?.steps.length === 0 ? value(first.id) : members(below, repeating);
    const isList = step.endsWith('[]');
    const name = JSON.stringify(isList ? step.slice(0, -2) : step);
    const repeats = below.some(({ id }) => repeating.has(id));
    return { first: `{${name}:`, next: `,${name}:`, part: isList ? list(inner, repeats) : inner };
  });
  return (values, occurrence, pieces) => {
    let isOpen = false;
    for (const { first, next, part } of parts) {
      pieces.push(isOpen ? next : first);
      if (part(values, occurrence, pieces)) isOpen = true;
      else pieces.pop();
    }
    if (isOpen) pieces.push('}');
    return isOpen;
  };
}

/** A blank instalment between two filled ones leaves no hole: no list on the wire may have one. */
function list(inner: Part, repeats: boolean): Part {
  return (values, _, pieces) => {
    const last = repeats ? lastOccurrence(values) : 0;
    let isOpen = false;
    for (let occurrence = 0; occurrence <= last; occurrence++) {
      pieces.push(isOpen ? ',' : '[');
      if (inner(values, occurrence, pieces)) isOpen = true;
      else pieces.pop();
    }
    if (isOpen) pieces.push(']');
    return isOpen;
  };
}

function value(id: string): Part {
  const keys: string[] = [];
  return (values, occurrence, pieces) => {
    const held = valueIn(values, (keys[occurrence] ??= valueKey(id, occurrence)));
    if (held === undefined) return false;
    pieces.push(jsonOf(held));
    return true;
  };
}

/** No sign that JSON writes otherwise, and no half of a pair: looking for them takes half the time of JSON.stringify. */
const WRITTEN_AS_IT_IS = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

function jsonOf(held: string | number | boolean): string {
  if (typeof held === 'number') return decimalText(held);
  return typeof held === 'string' && WRITTEN_AS_IT_IS.test(held) ? `"${held}"` : JSON.stringify(held);
}

function lastOccurrence(values: Values): number {
  if (values instanceof RowValues) return values.lastOccurrence;
  let last = 0;
  for (const key of values.keys()) last = Math.max(last, keyParts(key).occurrence);
  return last;
}
