import { identityTexts, KEY_SEPARATOR } from '../../core/check/rowNames';
import { historyOf } from '../../core/send/history';
import type { LedgerRun } from '../../core/send/ledgerRun';
import { standingOf } from '../../core/send/standing';
import { Fault } from '../../ports/fault';
import type { Words } from '../../ports/platform';
import type { PanePorts } from '../panePorts';
import type { ResultPlace } from '../resultPlace';
import { tickHeader } from '../resultHeaders';
import { allRuns } from './allRuns';
import { placeOfRun } from './runPlace';

/** How many of a run's rows that Kiva took a person has ticked in the sheet. */
export interface Ticks {
  readonly ticked: number;
  readonly of: number;
}

/**
 * The ticks beside the rows of runs whose sheet is the active one, by run id. A row that went out in several runs is
 * counted for the last one alone: its one tick can speak for no more.
 */
export async function countTicks(
  ports: Pick<PanePorts, 'workbook' | 'templates' | 'ledger' | 'journal'>,
  words: Words,
): Promise<ReadonlyMap<string, Ticks>> {
  const { workbook, templates } = ports;
  const inWorkbook = new Set((await ports.ledger.runs()).map(({ runId }) => runId));
  const runs = (await allRuns(ports)).filter(({ runId }) => inWorkbook.has(runId));
  const counted = new Map<string, Ticks>();
  if (runs.length === 0) return counted;
  const outline = await workbook.outline();
  const known = await templates.list();
  const newestFirst = [...runs].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  const spoken = new Set<string>();
  const tickedAt = new Map<string, ReadonlySet<string>>();
  for (const run of newestFirst) {
    const place = placeOfRun(run, outline, known);
    if (place === undefined) continue;
    const name = JSON.stringify([run.kind, place.headerRow, place.identity.columns]);
    const ticked = tickedAt.get(name) ?? (await tickedKeys(workbook, words, place));
    tickedAt.set(name, ticked);
    const keys = takenKeys(run).filter((key) => !spoken.has(key));
    for (const key of keys) spoken.add(key);
    counted.set(run.runId, { ticked: keys.filter((key) => ticked.has(key)).length, of: keys.length });
  }
  return counted;
}

/** The same, none where Excel does not hand the sheet over now: what the ticks stand beside is there all the same. */
export async function ticksWhereReadable(...given: Parameters<typeof countTicks>): ReturnType<typeof countTicks> {
  try {
    return await countTicks(...given);
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return new Map();
  }
}

function takenKeys(run: LedgerRun): readonly string[] {
  const refused = new Set(historyOf([run]).flatMap(({ openCases }) => openCases.map(({ key }) => key)));
  const taken = run.submissions.filter((submission) => standingOf(submission) === 'accepted');
  const keys = taken.flatMap(({ rows }) => rows.map(({ key }) => key));
  return [...new Set(keys)].filter((key) => !refused.has(key));
}

async function tickedKeys(
  workbook: PanePorts['workbook'],
  words: Words,
  { sheetId, headerRow, kind, identity }: ResultPlace,
): Promise<ReadonlySet<string>> {
  const rows = await workbook.ticks(sheetId, headerRow, tickHeader(words, kind));
  const { firstRow, lastRow } = identity;
  if (rows.length === 0 || lastRow < firstRow) return new Set();
  const columns = identity.columns.map((column) => ({ column, header: '' }));
  const { texts } = await workbook.read({ sheetId, headerRow, firstRow, lastRow, columns });
  const keyOf = (row: readonly string[] | undefined): string | undefined =>
    row && identityTexts(row, identity.hashed).join(KEY_SEPARATOR);
  return new Set(rows.flatMap((row) => keyOf(texts[row - firstRow]) ?? []));
}
