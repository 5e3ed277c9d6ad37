import { buildDiagnostics } from '../../core/diagnostics/buildDiagnostics';
import type { LedgerRun } from '../../core/send/ledgerRun';
import { Fault } from '../../ports/fault';
import { placeOfRun } from '../actions/runPlace';
import { columnsAt } from '../columns';
import type { PanePorts } from '../panePorts';
import { rowsBelow } from '../resultPlace';

/** Enough for what support asks about, and short enough to be read before it is handed on. */
export const RUNS_IN_FILE = 20;

/** The diagnostic file of the newest runs as text, a line a fact; `rowTexts` are what Kiva's messages may quote. */
export function diagnosticText(
  runs: readonly LedgerRun[],
  { clock, versions }: Pick<PanePorts, 'clock' | 'versions'>,
  withFailedLoanIds: boolean,
  rowTexts: Iterable<string>,
): string {
  const file = buildDiagnostics(runs.slice(0, RUNS_IN_FILE), {
    madeAt: clock.now(),
    versions,
    withFailedLoanIds,
    rowTexts,
  });
  return JSON.stringify(file, null, 2);
}

/**
 * Her own words in the active sheet, where one of the runs was sent from it: names and subjects that no message in a
 * diagnostic file may quote. Empty where the sheet cannot be read.
 */
export async function wordsInSheet(
  { workbook, templates }: Pick<PanePorts, 'workbook' | 'templates'>,
  runs: readonly LedgerRun[],
): Promise<ReadonlySet<string>> {
  try {
    const outline = await workbook.outline();
    const known = await templates.list();
    const found = new Set<string>();
    const run = runs.find((one) => placeOfRun(one, outline, known) !== undefined);
    const headerRow = run && placeOfRun(run, outline, known)?.headerRow;
    if (run === undefined || headerRow === undefined) return found;
    const columns = columnsAt(outline, headerRow);
    const { sheetId } = outline;
    const { texts } = await workbook.read({ sheetId, headerRow, ...rowsBelow(outline, headerRow), columns });
    for (const text of texts.flat()) if (isWording(text)) found.add(text);
    return found;
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return new Set();
  }
}

function isWording(text: string): boolean {
  return /\p{L}{3}/u.test(text);
}
