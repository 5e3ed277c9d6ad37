import type { Hash, Ids } from '../../ports/platform';
import type { CheckedSheet } from '../check/checkSheet';
import type { EnvironmentId } from '../kiva/environments';
import type { LedgerRun } from './ledgerRun';
import type { SendPlan } from './plan';

/** What a plan is made for; `month` is "YYYY-MM" and only counts for kinds that report monthly. */
export interface SendContext {
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  readonly month: string;
}

/** Turns checked rows into submissions in sheet order, leaving out facts that the ledger says were accepted. */
export function planSend(
  _checked: CheckedSheet,
  _context: SendContext,
  _ledger: readonly LedgerRun[],
  _hash: Hash,
  _ids: Ids,
): Promise<SendPlan> {
  throw new Error('to be built');
}
