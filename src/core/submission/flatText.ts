import type { Field } from '../catalogue/field';
import type { ReadValue } from '../check/checkSheet';
import type { RowValues, ValueLayout } from '../check/rowValues';

type Value = ReadValue['value'];
type Branch = Record<string, Value | readonly Branch[] | undefined>;
/** Field ids by the names in an object of the body. */
type Names = ReadonlyMap<string, string>;

/** A value's place in a row and in the body. */
interface Leaf {
  readonly slot: number;
  readonly name: string;
}

/** An object of the body that is filled anew for each row. */
interface Filled {
  readonly branch: Branch;
  readonly leaves: readonly Leaf[];
  /** Whether a constant stands in it. */
  readonly isNeverEmpty: boolean;
}

/** The one object of a list, and where the list stands. */
interface InList extends Filled {
  readonly name: string;
  readonly list: readonly Branch[];
}

const IN_LIST = /^([^.[\]]+)\[\]\.([^.[\]]+)$/;
const PLAIN = /^[^.[\]]+$/;
/** Beyond these JSON writes a number with an exponent. */
const PLAIN_FROM = 1e-6;
const PLAIN_BELOW = 1e21;

/**
 * Writes rows of one layout whose fields stand in the body itself or in the one object of a list, as most sheets' do:
 * one body is filled anew for each row, and nothing is made but its text. Undefined where a field stands otherwise. A
 * writer answers what `recordText` would, and undefined for a row with a number that JSON writes with an exponent.
 */
export function flatWriter(
  fields: readonly Field[],
  layout: ValueLayout,
): ((values: RowValues) => string | undefined) | undefined {
  const shape = shapeOf(fields);
  if (shape === undefined) return undefined;
  const body = emptyBody(shape);
  const whole = filled(
    body,
    new Map([...shape].flatMap(([name, id]) => (typeof id === 'string' ? [[name, id]] : []))),
    layout,
  );
  const lists = [...shape].flatMap(([name, names]): InList[] => {
    const list = body[name];
    const branch: Branch | undefined = Array.isArray(list) ? list[0] : undefined;
    return typeof names === 'string' || branch === undefined
      ? []
      : [{ name, list: [branch], ...filled(branch, names, layout) }];
  });
  const constants = [whole, ...lists].flatMap(({ branch }) => Object.values(branch));
  if (!constants.every(isWrittenPlainly)) return undefined;
  return (values) => {
    if (fill(whole, values) === 'exponent') return undefined;
    for (const one of lists) {
      const held = fill(one, values);
      if (held === 'exponent') return undefined;
      body[one.name] = held === 'something' || one.isNeverEmpty ? one.list : undefined;
    }
    return JSON.stringify(body);
  };
}

/** The body's names in the order in which `recordText` writes them; undefined where a field stands otherwise. */
function shapeOf(fields: readonly Field[]): ReadonlyMap<string, string | Names> | undefined {
  const shape = new Map<string, string | Map<string, string>>();
  for (const { id, path, repeats } of fields) {
    if (path === undefined) continue;
    const [, list, inner = path] = IN_LIST.exec(path) ?? [];
    const known = shape.get(list ?? inner);
    if (repeats === true || !PLAIN.test(inner) || typeof known === 'string') return undefined;
    if (list === undefined && known !== undefined) return undefined;
    if (known?.has(inner) === true) return undefined;
    shape.set(list ?? inner, list === undefined ? id : (known ?? new Map<string, string>()).set(inner, id));
  }
  return shape;
}

/** What is parsed lies more compactly than what has grown, and is written faster. */
function emptyBody(shape: ReadonlyMap<string, string | Names>): Branch {
  const empty = (names: Iterable<string>) => Object.fromEntries([...names].map((name) => [name, null]));
  const body = [...shape].map(([name, within]) => [name, typeof within === 'string' ? null : [empty(within.keys())]]);
  return JSON.parse(JSON.stringify(Object.fromEntries(body))) as Branch;
}

function filled(branch: Branch, names: Names, layout: ValueLayout): Filled {
  const leaves: Leaf[] = [];
  let isNeverEmpty = false;
  for (const [name, id] of names) {
    const slot = layout.slotOf(id);
    if (slot !== undefined) leaves.push({ slot, name });
    branch[name] = slot === undefined ? layout.constants.get(id)?.value : undefined;
    if (branch[name] !== undefined) isNeverEmpty = true;
  }
  return { branch, leaves, isNeverEmpty };
}

function fill({ branch, leaves }: Filled, values: RowValues): 'something' | 'nothing' | 'exponent' {
  let held: 'something' | 'nothing' = 'nothing';
  for (const { slot, name } of leaves) {
    const value = values.inSlot(slot);
    branch[name] = value;
    if (value === undefined) continue;
    if (!isWrittenPlainly(value)) return 'exponent';
    held = 'something';
  }
  return held;
}

function isWrittenPlainly(value: unknown): boolean {
  if (typeof value !== 'number' || value === 0) return true;
  const size = Math.abs(value);
  return size >= PLAIN_FROM && size < PLAIN_BELOW;
}
