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
  /** Bindings whose header is no longer there: named to the person, never dropped silently. */
  readonly missing: readonly Binding[];
}

/** Follows each binding by its header; equal headers are told apart by their order, or else by their place. */
export function applyTemplate(template: Template, columns: readonly SnapshotColumn[]): AppliedTemplate {
  const byHeader = groupBy(columns, ({ header }) => normaliseHeader(header));
  const bindingsOf = groupBy(template.bindings, ({ header }) => normaliseHeader(header));
  const found: AppliedColumn[] = [];
  const missing: Binding[] = [];
  for (const binding of template.bindings) {
    const header = normaliseHeader(binding.header);
    const candidates = byHeader.get(header) ?? [];
    const column = inOrder(binding, bindingsOf.get(header) ?? [], candidates) ?? columnFor(binding, candidates);
    if (column === undefined) missing.push(binding);
    else found.push({ field: binding.field, column, ...(binding.index !== undefined && { index: binding.index }) });
  }
  return { columns: found, missing };
}

function groupBy<T>(things: readonly T[], nameOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(nameOf(thing));
    if (group === undefined) groups.set(nameOf(thing), [thing]);
    else group.push(thing);
  }
  return groups;
}

/** As many columns as bindings under one header keep their order, however far they moved together. */
function inOrder(
  binding: Binding,
  bindings: readonly Binding[],
  candidates: readonly SnapshotColumn[],
): SnapshotColumn | undefined {
  const places = [...new Set(bindings.map(({ column }) => column))].sort((a, b) => a - b);
  const isBlank = normaliseHeader(binding.header) === '';
  if (isBlank || places.length < 2 || places.length !== bindings.length) return undefined;
  if (places.length !== candidates.length) return undefined;
  return [...candidates].sort((a, b) => a.column - b.column)[places.indexOf(binding.column)];
}

function columnFor(binding: Binding, candidates: readonly SnapshotColumn[]): SnapshotColumn | undefined {
  // A blank header says nothing but its place: another blank column is another column.
  if (normaliseHeader(binding.header) === '') {
    return candidates.find(
      ({ column, header }) => column === binding.column && header.trim() === binding.header.trim(),
    );
  }
  const asWritten = candidates.filter(({ header }) => header.trim() === binding.header.trim());
  const [nearest] = [...(asWritten.length > 0 ? asWritten : candidates)].sort(
    (a, b) => Math.abs(a.column - binding.column) - Math.abs(b.column - binding.column),
  );
  return nearest;
}
