import { namesIn } from '../../core/check/rowNames';
import type { LedgerRun, LedgerSubmission } from '../../core/send/ledgerRun';
import { Fault } from '../../ports/fault';
import type { SheetOutline, Workbook } from '../../ports/workbook';
import { everyResultHeader } from '../resultHeaders';

/** Her own words in the sheets that runs were sent from: names and subjects that no diagnostic file may quote. */
export interface WordsInSheets {
  readonly texts: ReadonlySet<string>;
  /** Ids of submissions of which a row is in no sheet that could be read, so that its words are not known. */
  readonly unread: ReadonlySet<string>;
}

const RESULT_HEADERS = everyResultHeader();

/** Reads each run's own sheet, whichever is open; what cannot be read is told, and other workbooks' runs are. */
export async function wordsInSheets(
  workbook: Pick<Workbook, 'outline' | 'read'>,
  runs: readonly LedgerRun[],
): Promise<WordsInSheets> {
  const texts = new Set<string>();
  const unread = new Set<string>();
  for (const sheetId of new Set(runs.map((run) => run.sheetId))) {
    const inSheet = await textsIn(workbook, sheetId);
    for (const text of inSheet) if (/\p{L}/u.test(text)) texts.add(text);
    const submissions = runs.filter((run) => run.sheetId === sheetId).flatMap((run) => run.submissions);
    // Sheets of two workbooks can have one id, and rows go: only a row that is there shows the words that it has.
    for (const submission of submissions) if (!isWhole(submission, inSheet)) unread.add(submission.id);
  }
  return { texts, unread };
}

function isWhole({ rows }: LedgerSubmission, inSheet: ReadonlySet<string>): boolean {
  return rows.every(({ key }) => {
    const names = namesIn(key).flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
    return names.length > 0 && names.every((name) => inSheet.has(name));
  });
}

/** What the cells of a sheet display, but for our own columns; nothing where it cannot be read. */
async function textsIn(workbook: Pick<Workbook, 'outline' | 'read'>, sheetId: string): Promise<ReadonlySet<string>> {
  try {
    const outline = await workbook.outline(sheetId);
    const { top, ours } = resultPlace(outline);
    const columns = Array.from({ length: outline.columnCount }, (_, c) => ({
      column: outline.firstColumn + c,
      header: '',
    })).filter(({ column }) => !ours.has(column));
    const firstRow = top + 1;
    const lastRow = outline.firstRow + outline.rowCount - 1;
    if (columns.length === 0 || lastRow < firstRow) return new Set();
    const headerRow = Math.max(0, top);
    const read = await workbook.read({ sheetId: outline.sheetId, headerRow, firstRow, lastRow, columns });
    return new Set(read.texts.flat().map((text) => text.trim()));
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return new Set();
  }
}

/** Our own columns, by their headers; where none is seen, everything from the top counts as hers. */
function resultPlace({ texts, firstRow, firstColumn }: SheetOutline): {
  readonly top: number;
  readonly ours: ReadonlySet<number>;
} {
  const at = texts.findIndex((row) => row.some((text) => RESULT_HEADERS.has(text.trim())));
  if (at < 0) return { top: firstRow - 1, ours: new Set() };
  const row = texts[at] ?? [];
  const ours = row.flatMap((text, c) => (RESULT_HEADERS.has(text.trim()) ? [firstColumn + c] : []));
  return { top: firstRow + at, ours: new Set(ours) };
}
