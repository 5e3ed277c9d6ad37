import { historyOf, type HistoryEntry } from '../../core/send/history';
import type { LedgerRun } from '../../core/send/ledgerRun';
import type { Words } from '../../ports/platform';
import { allRuns } from '../actions/allRuns';
import { ticksWhereReadable, type Ticks } from '../actions/countTicks';
import type { PanePorts } from '../panePorts';

/** A run as the history shows it, with what only this workbook can tell. */
export interface KnownEntry {
  readonly entry: HistoryEntry;
  readonly run: LedgerRun;
  /** It was sent from this workbook, so that its rows can be shown. */
  readonly isHere: boolean;
  /** Her ticks beside its rows, where its sheet is the active one and they are asked for. */
  readonly ticks?: Ticks;
}

/** All runs that workbook and browser remember, newest first. */
export async function loadHistory(
  ports: Pick<PanePorts, 'workbook' | 'templates' | 'ledger' | 'journal'>,
  words: Words,
): Promise<readonly KnownEntry[]> {
  const runs = await allRuns(ports);
  const byId = new Map(runs.map((run) => [run.runId, run]));
  const here = new Set((await ports.ledger.runs()).map(({ runId }) => runId));
  const ticks = await ticksWhereReadable(ports, words);
  return historyOf(runs).flatMap((entry) => {
    const run = byId.get(entry.runId);
    const ticked = ticks.get(entry.runId);
    if (run === undefined) return [];
    return [{ entry, run, isHere: here.has(entry.runId), ...(ticked && { ticks: ticked }) }];
  });
}
