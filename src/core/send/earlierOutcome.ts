import type { Said } from '../writeBack/cellWrite';
import type { Decision } from './ledgerRun';

/** How an earlier sending of a record came out, as far as it is known. */
export interface EarlierOutcome {
  /** ISO 8601: when its outcome came; when its run started where there is none. */
  readonly at: string;
  /** Kiva's upload, draft or archive id; empty when there is none. */
  readonly reference: string;
  /** Kiva took it with a warning. */
  readonly warned: boolean;
  /** Where Kiva said so: the address that was given for it, and its words against it. */
  readonly reviewLink?: Said;
  readonly kivasWords?: string;
  /** It counts as accepted because a person found it in PA2. */
  readonly found?: Decision;
}
