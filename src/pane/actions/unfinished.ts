import type { SessionAnswer } from '../../core/relayProtocol/messages';
import { gapsIn } from '../../core/send/catchUp';
import type { LedgerRun } from '../../core/send/ledgerRun';
import { neverLeft } from '../../core/send/neverLeft';
import { mergeRuns } from '../../core/send/mergeRuns';
import { Fault } from '../../ports/fault';
import type { PanePorts } from '../panePorts';
import { placeOfForgottenRun } from './runPlace';

type Memories = Pick<PanePorts, 'ledger' | 'journal' | 'workbook' | 'templates'>;

/**
 * The runs of this environment and partner about which something is to be done: a submission has no outcome yet that
 * can be found out here, the workbook lacks an outcome that the browser knows, or the workbook forgot a run that was sent
 * from the active sheet (it was closed without being saved). What another relay has is a card (core/send/unknownCards).
 */
export async function unfinishedRuns(ports: Memories, session: SessionAnswer): Promise<readonly LedgerRun[]> {
  const ours = (run: LedgerRun): boolean =>
    run.environment === session.environment && run.partnerId === session.partnerId;
  const ledgerRuns = (await ports.ledger.runs()).filter(ours);
  const inLedger = new Map(ledgerRuns.map((run) => [run.runId, run]));
  const journalRuns = (await ports.journal.runs()).filter(ours);
  const inJournal = new Map(journalRuns.map((run) => [run.runId, run]));
  const merged = mergeRuns(ledgerRuns, journalRuns);
  const isOpen = ({ runId, storeId, submissions }: LedgerRun): boolean =>
    submissions.some(
      ({ id, outcome }) =>
        outcome === undefined && (storeId === session.storeId || neverLeft(inJournal.get(runId), id)),
    );
  const forgotten = merged.filter((run) => !inLedger.has(run.runId) && !isOpen(run));
  const here = await sentFromHere(ports, forgotten);
  return merged.filter((run) => {
    const own = inLedger.get(run.runId);
    return isOpen(run) || (own === undefined ? here.has(run.runId) : gapsIn(own, run).length > 0);
  });
}

async function sentFromHere(
  { workbook, templates }: Memories,
  forgotten: readonly LedgerRun[],
): Promise<ReadonlySet<string>> {
  const here = new Set<string>();
  if (forgotten.length === 0) return here;
  try {
    const outline = await workbook.outline();
    const known = await templates.list();
    for (const run of forgotten) {
      if (await placeOfForgottenRun(workbook, run, outline, known)) here.add(run.runId);
    }
  } catch (thrown) {
    // An empty sheet, or one that Excel does not hand over now: it shows no run as its own, and connecting goes on.
    if (!(thrown instanceof Fault)) throw thrown;
  }
  return here;
}
