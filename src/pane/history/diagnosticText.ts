import { buildDiagnostics } from '../../core/diagnostics/buildDiagnostics';
import type { LedgerRun } from '../../core/send/ledgerRun';
import type { PanePorts } from '../panePorts';
import type { WordsInSheets } from './wordsInSheets';

/** Enough for what support asks about, and short enough to be read before it is handed on. */
export const RUNS_IN_FILE = 20;

/** The diagnostic file of the newest runs as text, a line a fact; `words` are what Kiva's messages may quote. */
export function diagnosticText(
  runs: readonly LedgerRun[],
  { clock, versions }: Pick<PanePorts, 'clock' | 'versions'>,
  withFailedLoanIds: boolean,
  { texts, unread }: WordsInSheets,
): string {
  const file = buildDiagnostics(runs.slice(0, RUNS_IN_FILE), {
    madeAt: clock.now(),
    versions,
    withFailedLoanIds,
    rowTexts: texts,
    unread,
  });
  return JSON.stringify(file, null, 2);
}
