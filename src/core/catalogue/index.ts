import { journal } from './journal';
import { loanDraft } from './loanDraft';
import type { RecordKind, RecordKindId } from './recordKind';
import { repayment } from './repayment';

/** The registry: every record kind by its id. */
export const RECORD_KINDS: Readonly<Record<RecordKindId, RecordKind>> = { loanDraft, repayment, journal };
