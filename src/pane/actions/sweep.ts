import type { LedgerRun } from '../../core/send/ledgerRun';
import { WRITTEN_COLUMNS, type WrittenColumn } from '../../core/writeBack/cellWrite';
import { staleMarks, type Mark } from '../../core/writeBack/staleMarks';
import type { MarkedRow, Workbook } from '../../ports/workbook';
import { sheetMoment } from '../formats';
import { IDENTITY_SEPARATOR, type ResultPlace } from '../resultPlace';
import { statusTexts } from '../statusTexts';

/** Somebody may change the sheet between looking and clearing: then it is looked at again. */
const LOOKS = 5;

/** Where results are, with the result columns found. */
export type FoundPlace = ResultPlace & { readonly columns: readonly number[] };

/** What stands beside the rows, of the columns that are written; hers is left out. */
export async function marksIn(
  workbook: Pick<Workbook, 'marks'>,
  { sheetId, identity, columns }: FoundPlace,
): Promise<readonly (Mark & { readonly seen: MarkedRow })[]> {
  const rows = await workbook.marks(sheetId, identity, columns.slice(0, WRITTEN_COLUMNS.length));
  return rows.map((seen) => {
    const said = (column: WrittenColumn): string => (seen.texts[WRITTEN_COLUMNS.indexOf(column)] ?? '').trim();
    const key = seen.identity.every((text) => text.trim() === '') ? '' : seen.identity.join(IDENTITY_SEPARATOR);
    return { key, status: said('status'), reference: said('reference'), sentAt: said('sentAt'), seen };
  });
}

/**
 * Takes away what stands beside the wrong rows: her columns were sorted without ours, or a row went while results were
 * written. `runs` is all that is known; of a workbook that knows nothing itself nothing is taken away.
 */
export async function sweep(
  workbook: Pick<Workbook, 'marks' | 'clearMarks'>,
  place: FoundPlace,
  runs: readonly LedgerRun[],
): Promise<void> {
  const { sheetId, identity, columns } = place;
  for (let look = 0; look < LOOKS; look += 1) {
    const stale = staleMarks(await marksIn(workbook, place), runs, {
      statuses: statusTexts(),
      momentText: sheetMoment,
    });
    if (stale.length === 0) return;
    const rows = stale.map(({ seen }) => seen);
    await workbook.clearMarks(sheetId, identity, columns.slice(0, WRITTEN_COLUMNS.length), rows);
  }
}
