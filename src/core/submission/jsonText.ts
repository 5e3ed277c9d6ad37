import { decimalText } from '../cell/decimal';

/** What a body is made of; absent things are left out, never null. */
export type JsonTree = string | number | boolean | readonly JsonTree[] | { readonly [name: string]: JsonTree };

/** JSON text with numbers in plain decimal digits: never an exponent, never binary noise. */
export function jsonText(tree: JsonTree): string {
  if (typeof tree === 'number') return decimalText(tree);
  if (typeof tree !== 'object') return JSON.stringify(tree);
  if (isList(tree)) return `[${tree.map(jsonText).join(',')}]`;
  const members = Object.entries(tree).map(([name, member]) => `${JSON.stringify(name)}:${jsonText(member)}`);
  return `{${members.join(',')}}`;
}

function isList(tree: JsonTree): tree is readonly JsonTree[] {
  return Array.isArray(tree);
}
