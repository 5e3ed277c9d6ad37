import type { Field } from '../catalogue/field';
import type { ReadValue, RecordDraft } from '../check/checkSheet';
import { Recurring } from '../check/recurring';
import { valueUnder } from '../check/rowValues';
import { jsonOf } from './jsonOf';

type Values = RecordDraft['values'];
type Value = ReadValue['value'];

/** Longer texts are hardly ever said twice. */
const LONGEST = 40;

/** A value's place in the body: the text before it, by what stands there already. */
interface Leaf {
  readonly valueIn: (values: Values) => Value | undefined;
  readonly list: string;
  /** Nothing yet. */
  readonly first: string;
  /** Another value of the same object. */
  readonly next: string;
  /** Values of other objects, the last of which is closed. */
  readonly enter: string;
  /** `next` with the value, for values that come back. */
  readonly known: Recurring<Value, string>;
}

const IN_LIST = /^([^.[\]]+)\[\]\.([^.[\]]+)$/;
const PLAIN = /^[^.[\]]+$/;

/**
 * Writes records whose fields stand in the body itself or in the one object of a list, as most sheets' do, one value
 * after the other; undefined where a field stands otherwise. What it writes is what `recordText` writes.
 */
export function flatWriter(fields: readonly Field[]): ((values: Values) => string) | undefined {
  const leaves: Leaf[] = [];
  const lists: string[] = [];
  const paths = new Set<string>();
  for (const { id, path, repeats } of fields) {
    if (path === undefined) continue;
    const [, list = '', inner = path] = IN_LIST.exec(path) ?? [];
    if (repeats === true || !PLAIN.test(inner) || paths.has(path)) return undefined;
    paths.add(path);
    // Fields of one object stand together in the body.
    if (list !== lists.at(-1) && lists.includes(list)) return undefined;
    lists.push(list);
    const name = `${JSON.stringify(inner)}:`;
    const opening = list === '' ? name : `${JSON.stringify(list)}:[{${name}`;
    leaves.push({
      valueIn: valueUnder(id),
      list,
      first: `{${opening}`,
      next: `,${name}`,
      enter: `,${opening}`,
      known: new Recurring(),
    });
  }
  return (values) => written(leaves, values);
}

function written(leaves: readonly Leaf[], values: Values): string {
  const pieces: string[] = [];
  let list: string | undefined;
  for (const leaf of leaves) {
    const value = leaf.valueIn(values);
    if (value === undefined) continue;
    if (leaf.list === list) {
      pieces.push(recurs(value) && leaf.known.isWorthIt ? knownPiece(leaf, value) : leaf.next + jsonOf(value));
      continue;
    }
    if (list !== undefined && list !== '') pieces.push('}]');
    pieces.push(list === undefined ? leaf.first : leaf.enter, jsonOf(value));
    list = leaf.list;
  }
  if (list === undefined) return '{}';
  pieces.push(list === '' ? '}' : '}]}');
  return pieces.join('');
}

function recurs(value: Value): boolean {
  return typeof value === 'string' ? value.length <= LONGEST : typeof value === 'boolean' || Number.isInteger(value);
}

function knownPiece({ known, next }: Leaf, value: Value): string {
  const before = known.get(value);
  if (before !== undefined) return before;
  const piece = next + jsonOf(value);
  known.put(value, piece);
  return piece;
}
