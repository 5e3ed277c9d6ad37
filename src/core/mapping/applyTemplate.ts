import type { SnapshotColumn } from '../cell/snapshot';
import { normaliseHeader } from './normaliseHeader';
import type { Binding, Template } from './template';

/** A field and where its column is now; `index` is the binding's. */
export interface AppliedColumn {
  readonly field: string;
  readonly column: SnapshotColumn;
  readonly index?: number;
}

/** Where a template's bindings lie in the sheet as it is now. */
export interface AppliedTemplate {
  readonly columns: readonly AppliedColumn[];
  /** Bindings whose header is no longer there, or no longer told from its equals: named to the person, never dropped silently. */
  readonly missing: readonly Binding[];
  /** Column of the row filter; absent when there is no filter, or its header is no longer there. */
  readonly filter?: SnapshotColumn;
}

type Found = Map<Binding, SnapshotColumn>;

/**
 * Follows each binding by its header, as it was written or else in other spelling; no column serves two. Equal headers
 * are told apart by their order when there are as many as bindings, else by place, as long as nothing else moved: the
 * wrong one of two columns "ID" would go out unseen.
 */
export function applyTemplate(template: Template, columns: readonly SnapshotColumn[]): AppliedTemplate {
  const { rowFilter } = template;
  // A column that fills a field may be looked at by the filter too; any other is followed as bindings are.
  const shared = rowFilter && template.bindings.find((binding) => isSamePlace(binding, rowFilter));
  const ofFilter = rowFilter && (shared ?? { ...rowFilter, field: '' });
  const bindings = ofFilter && !shared ? [...template.bindings, ofFilter] : template.bindings;
  const found: Found = new Map();
  for (const textOf of [asWritten, normaliseHeader]) {
    for (const [ours, candidates] of equals(bindings, columns, found, textOf)) {
      if (ours.length !== candidates.length) continue;
      ours.forEach((binding, at) => place(found, binding, candidates[at]));
    }
  }
  const isStill = [...found].every(([binding, { column }]) => column === binding.column);
  for (const textOf of isStill ? [asWritten, normaliseHeader] : []) {
    for (const [ours, candidates] of equals(bindings, columns, found, textOf)) placeAll(found, ours, candidates);
  }
  // A blank header says nothing but its place: another blank column is another column.
  for (const binding of isStill ? bindings.filter(({ header }) => isBlank(header)) : []) {
    const same = columns.find((column) => column.column === binding.column && isSameText(column, binding));
    if (same !== undefined && ![...found.values()].includes(same)) found.set(binding, same);
  }
  const filter = ofFilter && found.get(ofFilter);
  return {
    columns: template.bindings.flatMap((binding) => {
      const column = found.get(binding);
      const { field, index } = binding;
      return column === undefined ? [] : [{ field, column, ...(index !== undefined && { index }) }];
    }),
    missing: template.bindings.filter((binding) => !found.has(binding)),
    ...(filter && { filter }),
  };
}

const asWritten = (header: string): string => header.trim();
const isBlank = (header: string): boolean => normaliseHeader(header) === '';
const isSameText = (one: { header: string }, other: { header: string }): boolean =>
  asWritten(one.header) === asWritten(other.header);

function isSamePlace(one: { header: string; column: number }, other: { header: string; column: number }): boolean {
  return one.column === other.column && one.header === other.header;
}

/** Bindings without a column yet and columns without a binding that have one header, each from left to right. */
function equals(
  bindings: readonly Binding[],
  columns: readonly SnapshotColumn[],
  found: Found,
  textOf: (header: string) => string,
): readonly (readonly [readonly Binding[], readonly SnapshotColumn[]])[] {
  const used = new Set(found.values());
  const open = bindings.filter((binding) => !found.has(binding) && !isBlank(binding.header)).sort(byPlace);
  const free = columns.filter((column) => !used.has(column)).sort(byPlace);
  return [...new Set(open.map(({ header }) => textOf(header)))].map((text) => [
    open.filter(({ header }) => textOf(header) === text),
    free.filter(({ header }) => textOf(header) === text),
  ]);
}

function byPlace(a: { readonly column: number }, b: { readonly column: number }): number {
  return a.column - b.column;
}

function place(found: Found, binding: Binding, column: SnapshotColumn | undefined): void {
  if (column !== undefined) found.set(binding, column);
}

/** All of them stand where they stood, each in a column of its own, or none is known. */
function placeAll(found: Found, bindings: readonly Binding[], candidates: readonly SnapshotColumn[]): void {
  const at = bindings.map((binding) => candidates.find(({ column }) => column === binding.column));
  if (at.includes(undefined) || new Set(at).size < at.length) return;
  bindings.forEach((binding, n) => place(found, binding, at[n]));
}
