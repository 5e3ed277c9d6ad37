import type { SnapshotColumn } from '../cell/snapshot';
import type { Binding, Template } from './template';

/** Where a template's bindings lie in the sheet as it is now. */
export interface AppliedTemplate {
  readonly columns: readonly { readonly field: string; readonly column: SnapshotColumn }[];
  /** Bindings whose header is no longer there: named to the person, never dropped silently. */
  readonly missing: readonly Binding[];
}

/** Follows each binding by its header (place only breaks ties between equal headers). */
export function applyTemplate(_template: Template, _columns: readonly SnapshotColumn[]): AppliedTemplate {
  throw new Error('to be built');
}
