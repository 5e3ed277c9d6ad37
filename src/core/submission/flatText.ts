import type { Field } from '../catalogue/field';
import type { ReadValue } from '../check/checkSheet';
import type { RowValues, ValueLayout } from '../check/rowValues';
import { decimalText } from '../cell/decimal';
import { withinMarks } from './jsonOf';

type Value = ReadValue['value'];

/** Where the value before one stands: nowhere, in the same object, in the body itself, in another list's object. */
const [NOWHERE, BESIDE, IN_BODY, IN_OTHER_LIST] = [0, 4, 8, 12];
/** Whether the value before is a text, and whether this one is: their marks are part of what stands between them. */
const [AFTER_TEXT, BEFORE_TEXT] = [2, 1];

/** A value's place in a row and in the body. */
interface Leaf {
  readonly slot: number | undefined;
  readonly constant: Value | undefined;
  readonly list: string;
  /** What stands between the value before and this one, by the sum of the numbers above. */
  readonly between: readonly string[];
}

/** What ends a body, after a text or not, in the body itself or in a list: by the same sums. */
const ENDINGS = ['}', '}]}', '"}', '"}]}'];

const IN_LIST = /^([^.[\]]+)\[\]\.([^.[\]]+)$/;
const PLAIN = /^[^.[\]]+$/;

/** Writes a row as pieces of text from a place on; answers the place after the last. */
export type RowWriter = (values: RowValues, pieces: string[], from: number) => number;

/**
 * Writes rows of one layout whose fields stand in the body itself or in the one object of a list, as most sheets' do,
 * one value after the other; undefined where a field stands otherwise. What it writes is what `recordText` writes.
 */
export function flatWriter(fields: readonly Field[], layout: ValueLayout): RowWriter | undefined {
  const leaves: Leaf[] = [];
  const lists: string[] = [];
  const paths = new Set<string>();
  for (const { id, path, repeats } of fields) {
    if (path === undefined) continue;
    const [, list = '', inner = path] = IN_LIST.exec(path) ?? [];
    if (repeats === true || !PLAIN.test(inner) || paths.has(path)) return undefined;
    paths.add(path);
    // Fields of one object stand together in the body.
    if (list !== '' && list !== lists.at(-1) && lists.includes(list)) return undefined;
    lists.push(list);
    const slot = layout.slotOf(id);
    const constant = slot === undefined ? layout.constants.get(id)?.value : undefined;
    leaves.push({ slot, constant, list, between: betweenTexts(list, JSON.stringify(inner)) });
  }
  return (values, pieces, from) => write(leaves, values, pieces, from);
}

function betweenTexts(list: string, name: string): readonly string[] {
  const opening = list === '' ? `${name}:` : `${JSON.stringify(list)}:[{${name}:`;
  return [`{${opening}`, `,${name}:`, `,${opening}`, `}],${opening}`].flatMap((text) =>
    ['', '"'].flatMap((before) => ['', '"'].map((after) => before + text + after)),
  );
}

function write(leaves: readonly Leaf[], values: RowValues, pieces: string[], from: number): number {
  let at = from;
  let list: string | undefined;
  let ending = 0;
  for (const leaf of leaves) {
    const value = leaf.slot === undefined ? leaf.constant : values.inSlot(leaf.slot);
    if (value === undefined) continue;
    const place = placeAfter(list, leaf.list) + ending;
    list = leaf.list;
    if (typeof value === 'string') {
      pieces[at++] = leaf.between[place + BEFORE_TEXT] ?? '';
      pieces[at++] = withinMarks(value);
      ending = AFTER_TEXT;
    } else {
      pieces[at++] = leaf.between[place] ?? '';
      pieces[at++] = typeof value === 'number' ? decimalText(value) : String(value);
      ending = 0;
    }
  }
  pieces[at++] = list === undefined ? '{}' : (ENDINGS[ending + (list === '' ? 0 : BEFORE_TEXT)] ?? '');
  return at;
}

function placeAfter(before: string | undefined, list: string): number {
  if (before === list) return BESIDE;
  if (before === undefined) return NOWHERE;
  return before === '' ? IN_BODY : IN_OTHER_LIST;
}
