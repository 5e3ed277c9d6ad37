import type { LedgerRun } from '../../core/send/ledgerRun';
import type { PanePorts } from '../panePorts';
import { createClaim } from './senderClaim';

/** Whether somebody at another browser sends from this workbook now: what is open may still be on its way there. */
export async function isSentElsewhere(
  { workbook, clock, ids }: Pick<PanePorts, 'workbook' | 'clock' | 'ids'>,
  ownRuns: readonly LedgerRun[],
): Promise<boolean> {
  const own = new Set(ownRuns.map(({ runId }) => runId));
  const claim = createClaim(workbook, clock, ids(), '', () => Promise.resolve(own));
  try {
    return (await claim.others()).length > 0;
  } finally {
    await claim.release();
  }
}
