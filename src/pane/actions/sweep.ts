import { KEY_SEPARATOR, namesOf } from '../../core/check/rowNames';
import type { LedgerRun } from '../../core/send/ledgerRun';
import { WRITTEN_COLUMNS, type WrittenColumn } from '../../core/writeBack/cellWrite';
import { staleMarks, type Mark } from '../../core/writeBack/staleMarks';
import type { MarkedRow, Workbook } from '../../ports/workbook';
import type { Words } from '../../ports/platform';
import { sheetMoment } from '../formats';
import { resultHeaders } from '../resultHeaders';
import type { ResultPlace } from '../resultPlace';
import { statusTexts } from '../statusTexts';

/** Somebody may change the sheet between looking and clearing: then it is looked at again. */
const LOOKS = 5;

type Found = ResultPlace & { readonly columns: readonly number[] };

/** The columns that are written, hers left out; undefined where the sheet has none of them: none are made. */
export async function writtenColumns(
  workbook: Pick<Workbook, 'knownColumns'>,
  words: Words,
  place: ResultPlace,
): Promise<Found | undefined> {
  const { sheetId, headerRow, kind } = place;
  const headers = resultHeaders(words, kind).slice(0, WRITTEN_COLUMNS.length);
  const known = place.columns ?? (await workbook.knownColumns(sheetId, headerRow, headers));
  return known && { ...place, columns: known.slice(0, WRITTEN_COLUMNS.length) };
}

/** What stands beside the rows. */
export async function marksIn(
  workbook: Pick<Workbook, 'marks'>,
  { sheetId, identity, columns }: Found,
): Promise<readonly (Mark & { readonly seen: MarkedRow })[]> {
  const rows = await workbook.marks(sheetId, identity, columns);
  return rows.map((seen) => {
    const said = (column: WrittenColumn): string => (seen.texts[WRITTEN_COLUMNS.indexOf(column)] ?? '').trim();
    const key = namesOf(seen.identity).every((text) => text.trim() === '') ? '' : seen.identity.join(KEY_SEPARATOR);
    return { key, status: said('status'), reference: said('reference'), sentAt: said('sentAt'), seen };
  });
}

/**
 * Takes away what stands beside the wrong rows: her columns were sorted without ours, or a row went while results were
 * written. `runs` reads all that is known; of a workbook that knows nothing itself nothing is taken away.
 */
export async function sweep(
  workbook: Pick<Workbook, 'marks' | 'clearMarks'>,
  place: Found,
  runs: () => Promise<readonly LedgerRun[]>,
): Promise<void> {
  const { sheetId, identity, columns } = place;
  const texts = { statuses: statusTexts(), momentText: sheetMoment };
  for (let look = 0; look < LOOKS; look += 1) {
    const marks = await marksIn(workbook, place);
    // Only after the marks: what another pane writes meanwhile would be explained by no run that is known.
    const stale = staleMarks(marks, await runs(), texts);
    if (stale.length === 0) return;
    await workbook.clearMarks(
      sheetId,
      identity,
      columns,
      stale.map(({ seen }) => seen),
    );
  }
}
