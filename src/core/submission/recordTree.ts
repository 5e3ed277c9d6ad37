import type { Field } from '../catalogue/field';
import type { RecordDraft } from '../check/checkSheet';
import { keyParts } from '../check/valueKey';
import type { JsonTree } from './jsonText';

type Value = string | number | boolean;
type Member = Value | Branch | (Value | Branch | undefined)[];
interface Branch {
  [name: string]: Member;
}

/** One record as it stands in the body, made from the fields' wire paths in the order given; what is empty is left out. */
export function recordTree(fields: readonly Field[], { values }: RecordDraft): JsonTree {
  const occurrences = occurrencesOf(values);
  const root: Branch = {};
  for (const { id, path } of fields) {
    if (path === undefined) continue;
    for (const [occurrence, value] of occurrences.get(id) ?? []) place(root, path.split('.'), occurrence, value);
  }
  return withoutHoles(root);
}

function occurrencesOf(values: RecordDraft['values']): ReadonlyMap<string, readonly (readonly [number, Value])[]> {
  const found = new Map<string, (readonly [number, Value])[]>();
  for (const [key, { value }] of values) {
    const { field, occurrence } = keyParts(key);
    const known = found.get(field);
    if (known === undefined) found.set(field, [[occurrence, value]]);
    else known.push([occurrence, value]);
  }
  return found;
}

function place(branch: Branch, [segment = '', ...rest]: readonly string[], occurrence: number, value: Value): void {
  const isListed = segment.endsWith('[]');
  const name = isListed ? segment.slice(0, -2) : segment;
  if (!isListed) {
    if (rest.length === 0) branch[name] = value;
    else place(branchAt(branch, name), rest, occurrence, value);
    return;
  }
  const list = Array.isArray(branch[name]) ? branch[name] : [];
  branch[name] = list;
  if (rest.length === 0) {
    list[occurrence] = value;
    return;
  }
  const known = list[occurrence];
  const entry: Branch = typeof known === 'object' ? known : {};
  list[occurrence] = entry;
  place(entry, rest, occurrence, value);
}

function branchAt(branch: Branch, name: string): Branch {
  const known = branch[name];
  const inner: Branch = typeof known === 'object' && !Array.isArray(known) ? known : {};
  branch[name] = inner;
  return inner;
}

/** A blank instalment between two filled ones leaves a hole that no list on the wire may have. */
function withoutHoles(member: Member): JsonTree {
  if (Array.isArray(member)) return member.filter((entry) => entry !== undefined).map(withoutHoles);
  if (typeof member !== 'object') return member;
  return Object.fromEntries(Object.entries(member).map(([name, inner]) => [name, withoutHoles(inner)]));
}
