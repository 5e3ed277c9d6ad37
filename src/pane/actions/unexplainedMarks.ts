import type { SessionAnswer } from '../../core/relayProtocol/messages';
import type { LedgerRun } from '../../core/send/ledgerRun';
import { standingOf } from '../../core/send/standing';
import { ledgerState } from '../../core/send/strippedLedger';
import { inEveryLanguage } from '../../locales';
import type { ResultHeader, Workbook } from '../../ports/workbook';
import type { SheetSetup } from '../setup';

/** Only rows that left have something in these columns. */
const MARKED = ['result.reference', 'result.sentAt'] as const;

/**
 * How many of the sheet's rows carry results of a send that nobody remembers: `ledgerRuns` are the workbook's own,
 * `runs` all that workbook and browser know.
 */
export async function unexplainedMarks(
  workbook: Pick<Workbook, 'sentMarks'>,
  { environment, partnerId }: Pick<SessionAnswer, 'environment' | 'partnerId'>,
  { outline, headerRow }: Pick<SheetSetup, 'outline' | 'headerRow'>,
  ledgerRuns: readonly LedgerRun[],
  runs: readonly LedgerRun[],
): Promise<number> {
  const headers = MARKED.map((key): ResultHeader => {
    const known = inEveryLanguage(key);
    return { write: known[0] ?? key, known, width: 0 };
  });
  const sentMarks = await workbook.sentMarks(outline.sheetId, headerRow, headers);
  if (ledgerState(runs, { environment, partnerId, sentMarks }) === 'whole') return 0;
  // A practice run writes its own marks over those of before: they are no trace of a send to Kiva.
  return sentMarks > rowsOfOthers(ledgerRuns, environment) ? sentMarks : 0;
}

function rowsOfOthers(runs: readonly LedgerRun[], environment: LedgerRun['environment']): number {
  const left = runs
    .filter((run) => run.environment !== environment)
    .flatMap((run) => run.submissions.filter((submission) => standingOf(submission) !== 'notTaken'));
  return new Set(left.flatMap(({ rows }) => rows.map(({ key }) => key))).size;
}
