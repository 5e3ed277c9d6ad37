import type { LedgerRun } from '../../core/send/ledgerRun';
import { mergeRuns } from '../../core/send/mergeRuns';
import type { PanePorts } from '../panePorts';

/** What workbook and browser know of all runs together. */
export async function allRuns({
  ledger,
  journal,
}: Pick<PanePorts, 'ledger' | 'journal'>): Promise<readonly LedgerRun[]> {
  return mergeRuns(await ledger.runs(), await journal.runs());
}
