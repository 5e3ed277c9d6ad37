import type { RecordKind } from '../catalogue/recordKind';
import type { SnapshotColumn } from '../cell/snapshot';

/** sure: bind it; ask: a header that can mean several things is shown to the person with the reason. */
export interface Suggestion {
  readonly field: string;
  readonly column: SnapshotColumn;
  readonly confidence: 'sure' | 'ask';
  /** Code with words under `mapping.reason.<reason>`. */
  readonly reason: 'alias' | 'ambiguous' | 'repeatedHeader';
}

/** Proposes a column for each field it can; at most one column a field and one field a column. */
export function suggestMapping(_columns: readonly SnapshotColumn[], _kind: RecordKind): readonly Suggestion[] {
  throw new Error('to be built');
}
