import type { RecordKindId } from '../../core/catalogue/recordKind';
import type { EnvironmentId } from '../../core/kiva/environments';
import type { RunState } from '../../core/send/reduce';
import type { FaultCode } from '../../ports/fault';
import type { RowWrite } from '../../ports/workbook';
import type { ResultPlace } from '../resultPlace';
import type { SendRefusal } from './sendRefusal';

/** What a run came to, and what of it is not in the sheet. */
export interface SendReport {
  readonly runId: string;
  readonly kind: RecordKindId;
  readonly environment: EnvironmentId;
  readonly run: RunState;
  /** Where the results are; absent when the sheet of an earlier run could not be found again. */
  readonly place?: ResultPlace;
  /** Results whose row is no longer in the sheet. */
  readonly lost: readonly RowWrite[];
  /** Submissions whose results Excel refused to take; they can be written again. */
  readonly unwritten: readonly string[];
  /** What Kiva refused the sender by; absent for runs that ended otherwise. */
  readonly refusal?: SendRefusal;
  /** What broke before the run came to its own end. */
  readonly interrupted?: { readonly code: FaultCode; readonly params: Readonly<Record<string, string | number>> };
}

/** Ids of the submissions whose fate is known. */
export function settledIn(run: RunState): readonly string[] {
  return run.plan.submissions.map(({ id }) => id).filter((id) => run.submissions[id]?.phase === 'settled');
}

/** Ids of the submissions whose fate is still open: they can be asked for later, and are never sent again by themselves. */
export function unsettledIn(run: RunState): readonly string[] {
  return run.plan.submissions.map(({ id }) => id).filter((id) => run.submissions[id]?.phase !== 'settled');
}
