import type { Field } from '../catalogue/field';
import type { ReadValue, RecordDraft } from '../check/checkSheet';
import { RowValues, valueUnder, type ValueLayout } from '../check/rowValues';
import { keyParts, valueKey } from '../check/valueKey';
import { flatWriter, type RowWriter } from './flatText';
import { jsonOf } from './jsonOf';

type Values = RecordDraft['values'];
type Value = ReadValue['value'];
type Writer = (values: Values) => string;
/** Writes a part of the body for one occurrence of the lists it stands in, as pieces of text; false when nothing of it is there. */
type Part = (values: Values, occurrence: number, pieces: string[]) => boolean;

/**
 * One record as it stands in the body, as JSON text made from the fields' wire paths in the order given; what is empty
 * is left out, numbers are plain decimal digits. Fields of one branch of the body stand together.
 */
export function recordText(fields: readonly Field[], record: RecordDraft): string {
  const pieces: string[] = [];
  writeRecord(fields, record, pieces, 0);
  return pieces.join('');
}

/**
 * Records that are written as one text and cut apart, which is quicker than a text each. No more, since engines keep the
 * whole while a part of it is in use, and all of it in two bytes a sign where one sign needs them.
 */
const RECORDS_TOGETHER = 32;
/** Stands in no JSON text. */
const BETWEEN = '\n';

/** The texts of many records in their order, each by the fields that are its own. */
export function recordTexts(
  records: readonly RecordDraft[],
  fieldsOf: (record: RecordDraft) => readonly Field[],
): readonly string[] {
  const texts: string[] = [];
  const pieces: string[] = [];
  for (let from = 0; from < records.length; from += RECORDS_TOGETHER) {
    const together = records.slice(from, from + RECORDS_TOGETHER);
    let end = 0;
    for (const record of together) {
      if (end > 0) pieces[end++] = BETWEEN;
      end = writeRecord(fieldsOf(record), record, pieces, end);
    }
    pieces.length = end;
    const cut = pieces.join('').split(BETWEEN);
    // One text too many or too few would give every row after it another's body.
    if (cut.length !== together.length || cut.includes('')) {
      throw new Error(`${together.length} records became ${cut.length} texts.`);
    }
    texts.push(...cut);
  }
  return texts;
}

function writeRecord(fields: readonly Field[], { values }: RecordDraft, pieces: string[], from: number): number {
  if (values instanceof RowValues) return writerFor(fields, values.layout)(values, pieces, from);
  pieces[from] = writerOf(fields)(values);
  return from + 1;
}

/** What was asked for last, row after row. */
let lastAsked:
  { readonly fields: readonly Field[]; readonly layout: ValueLayout; readonly writer: RowWriter } | undefined;

const known = new WeakMap<readonly Field[], Writer>();
const knownOf = new WeakMap<ValueLayout, Map<readonly Field[], RowWriter>>();

/** A sheet has half of a kind's fields or fewer: its rows are not asked for the others. */
function writerFor(fields: readonly Field[], layout: ValueLayout): RowWriter {
  if (lastAsked?.layout === layout && lastAsked.fields === fields) return lastAsked.writer;
  const writer = knownOf.get(layout)?.get(fields) ?? newWriterFor(fields, layout);
  lastAsked = { fields, layout, writer };
  return writer;
}

function newWriterFor(fields: readonly Field[], layout: ValueLayout): RowWriter {
  const writers = knownOf.get(layout) ?? new Map<readonly Field[], RowWriter>();
  knownOf.set(layout, writers);
  const there = fields.filter(({ id }) => layout.mayHave(id));
  const writer = flatWriter(there, layout) ?? asPiece(writerOf(there));
  writers.set(fields, writer);
  return writer;
}

function asPiece(write: Writer): RowWriter {
  return (values, pieces, from) => {
    pieces[from] = write(values);
    return from + 1;
  };
}

/** A kind has few lists of fields, and writes each of its rows by them: paths are taken apart once. */
function writerOf(fields: readonly Field[]): Writer {
  const before = known.get(fields);
  if (before !== undefined) return before;
  const leaves = fields.flatMap(({ id, path }) => (path === undefined ? [] : [{ id, steps: path.split('.') }]));
  const repeating = new Set(fields.filter(({ repeats }) => repeats === true).map(({ id }) => id));
  const whole = members(leaves, repeating);
  const writer: Writer = (values) => {
    const pieces: string[] = [];
    return whole(values, 0, pieces) ? pieces.join('') : '{}';
  };
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
    const isList = step.endsWith('[]');
    const isLeaf = first?.steps.length === 0;
    const name = JSON.stringify(isList ? step.slice(0, -2) : step);
    const repeats = below.some(({ id }) => repeating.has(id));
    const opening = { first: `{${name}:`, next: `,${name}:` };
    if (isLeaf && !isList) return { ...opening, valueIn: valuesOf(first.id), part: undefined };
    const inner = isLeaf ? value(first.id) : members(below, repeating);
    return { ...opening, valueIn: undefined, part: isList ? list(inner, repeats) : inner };
  });
  return (values, occurrence, pieces) => {
    let isOpen = false;
    for (const { first, next, valueIn, part } of parts) {
      if (part === undefined) {
        const held = valueIn(values, occurrence);
        if (held === undefined) continue;
        pieces.push(isOpen ? next : first, jsonOf(held));
        isOpen = true;
        continue;
      }
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

/** Values of a field, by the occurrence of the list that they stand in. */
function valuesOf(id: string): (values: Values, occurrence: number) => Value | undefined {
  const places: ReturnType<typeof valueUnder>[] = [];
  return (values, occurrence) => (places[occurrence] ??= valueUnder(valueKey(id, occurrence)))(values);
}

/** A list of plain values. */
function value(id: string): Part {
  const valueIn = valuesOf(id);
  return (values, occurrence, pieces) => {
    const held = valueIn(values, occurrence);
    if (held === undefined) return false;
    pieces.push(jsonOf(held));
    return true;
  };
}

function lastOccurrence(values: Values): number {
  if (values instanceof RowValues) return values.lastOccurrence;
  let last = 0;
  for (const key of values.keys()) last = Math.max(last, keyParts(key).occurrence);
  return last;
}
