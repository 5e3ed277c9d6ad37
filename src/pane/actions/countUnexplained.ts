import type { SessionAnswer } from '../../core/relayProtocol/messages';
import type { LedgerRun } from '../../core/send/ledgerRun';
import { unexplainedMarks, type SentMark } from '../../core/send/strippedLedger';
import { KEY_SEPARATOR } from '../../core/check/rowNames';
import { inEveryLanguage } from '../../locales';
import type { ResultHeader, Workbook } from '../../ports/workbook';
import { mayBeMoment, sheetMoment } from '../formats';
import type { ResultPlace } from '../resultPlace';

/** Only rows that left have something in these columns. */
const MARKED = ['result.reference', 'result.sentAt'] as const;

/**
 * How many of the rows with these keys, which are to go out, carry results of a send that nobody remembers: `runs` are
 * all that workbook and browser know.
 */
export async function countUnexplained(
  workbook: Pick<Workbook, 'knownColumns' | 'marks'>,
  account: Pick<SessionAnswer, 'environment' | 'partnerId'>,
  { sheetId, headerRow, identity }: ResultPlace,
  keys: ReadonlySet<string>,
  runs: readonly LedgerRun[],
): Promise<number> {
  if (keys.size === 0) return 0;
  const headers = MARKED.map((key): ResultHeader => {
    const known = inEveryLanguage(key);
    return { write: known[0] ?? key, known, width: 0 };
  });
  const columns = await workbook.knownColumns(sheetId, headerRow, headers);
  if (columns === undefined) return 0;
  const rows = await workbook.marks(sheetId, identity, columns);
  const marks = rows.flatMap(({ identity: names, texts: [reference = '', sentAt = ''] }): SentMark[] => {
    const key = names.join(KEY_SEPARATOR);
    return keys.has(key) ? [{ key, reference: reference.trim(), sentAt: sentAt.trim() }] : [];
  });
  return unexplainedMarks(marks, runs, account, { text: sheetMoment, mayBe: mayBeMoment }).length;
}
