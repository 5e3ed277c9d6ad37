import type { SnapshotColumn } from '../cell/snapshot';
import { normaliseHeader } from './normaliseHeader';
import type { Binding, Template } from './template';

/** Where a template's bindings lie in the sheet as it is now. */
export interface AppliedTemplate {
  readonly columns: readonly { readonly field: string; readonly column: SnapshotColumn }[];
  /** Bindings whose header is no longer there: named to the person, never dropped silently. */
  readonly missing: readonly Binding[];
}

/** Follows each binding by its header (place only breaks ties between equal headers). */
export function applyTemplate(template: Template, columns: readonly SnapshotColumn[]): AppliedTemplate {
  const byHeader = new Map<string, SnapshotColumn[]>();
  for (const column of columns) {
    const header = normaliseHeader(column.header);
    byHeader.set(header, [...(byHeader.get(header) ?? []), column]);
  }
  const found: { field: string; column: SnapshotColumn }[] = [];
  const missing: Binding[] = [];
  for (const binding of template.bindings) {
    const column = columnFor(binding, byHeader.get(normaliseHeader(binding.header)) ?? []);
    if (column === undefined) missing.push(binding);
    else found.push({ field: binding.field, column });
  }
  return { columns: found, missing };
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
