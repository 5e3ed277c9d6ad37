import type { RecordKind, RecordKindId } from './recordKind';

/** The registry: every record kind by its id. */
export const RECORD_KINDS: Readonly<Record<RecordKindId, RecordKind>> = undefined as never;
