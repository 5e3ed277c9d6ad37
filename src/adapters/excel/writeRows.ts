import { inColumns, type HeaderAnchors } from './headerAnchors';
import { askRows, type SeenRow } from './lookAtRows';
import { rowsIn, type RowSpan } from './readInBlocks';
import { restoreCells, type Overwritten } from './restoreCells';
import { askCells, keepCells, type CellsByRow, type EntriesByRow, type HeldCell } from './resultCells';
import { rowClusters, rowRuns } from './rowRuns';
import { needsApostrophe, safeText } from './safeText';
import { SHEET_COLUMNS } from './sheetSize';
import { queueNativeLinks, type CellEntry } from './sheetLinks';

/** The words for one row's result columns; null leaves a cell alone. */
export interface RowWords {
  readonly row: number;
  readonly words: readonly (CellEntry | null)[];
}

/** What a batch of writing found: the result cells around the written rows, before and after, and who is where. */
export interface WriteLook {
  readonly before: EntriesByRow;
  readonly after: CellsByRow;
  readonly seen: readonly SeenRow[];
  /** Every result column stood under its header when it was written to. */
  readonly isUnderHeaders: boolean;
  /** Makes every cell that was written to exactly what it was, wherever it is by then. */
  putBack(): Promise<void>;
}

/** Where to write, and how to tell afterwards whether it went where it should. */
export interface WritePlace {
  readonly sheetId: string;
  readonly identityColumns: readonly number[];
  /** How many of the last of them are compared by a hash of their text. */
  readonly hashed?: number;
  readonly resultColumns: readonly number[];
  /** The header of each result column, and where it counts of each identity column; absent when nobody has seen them. */
  readonly headers?: { readonly row: number; readonly texts: readonly string[]; readonly own?: readonly string[] };
  /** What finds the result columns in the batch that writes to them. */
  readonly anchors?: HeaderAnchors | undefined;
}

/**
 * Writes rows and, in the same batch, reads the result cells before and after, the headers, and the identity texts of
 * `watched` (when empty: of the written rows): Excel runs a batch as one, so what moved before it shows.
 * Without `isHidden` every row is written alone. Undefined, and nothing was written, where the columns are elsewhere.
 */
export function writeRows(
  place: WritePlace,
  rows: readonly RowWords[],
  watched: readonly RowSpan[],
  isHidden?: (row: number) => boolean,
): Promise<WriteLook | undefined> {
  const wordsAt = new Map(rows.map(({ row, words }) => [row, words]));
  const written = [...wordsAt.keys()];
  const clusters = rowClusters(written);
  const runs = isHidden === undefined ? written.map((row) => ({ first: row, last: row })) : rowRuns(written, isHidden);
  const { sheetId, resultColumns, identityColumns, hashed, anchors } = place;
  return inColumns({ sheetId, columns: resultColumns, anchors }, async (context, sheet, area) => {
    const before = keepCells(area, clusters);
    for (const segment of area.segments) {
      for (const cluster of clusters) formatAsText(area.range(segment, cluster));
      const columns = Array.from({ length: segment.count }, (_, c) => resultColumns.indexOf(segment.first + c));
      for (const run of runs) {
        const block = Array.from({ length: rowsIn(run) }, (_, r) => {
          const words = wordsAt.get(run.first + r);
          return columns.map((k) => words?.[k] ?? null);
        });
        writeBlock(area.range(segment, run), block);
      }
    }
    queueNativeLinks(area, nativeLinks(place, rows));
    const after = askCells(area, clusters);
    const headers = askHeaders(sheet, place);
    const headerRow = place.headers?.row ?? 0;
    const width = Math.min(SHEET_COLUMNS - 1, Math.max(...resultColumns, ...identityColumns) + 1 + MARGIN);
    const top = sheet.getRangeByIndexes(headerRow, 0, 1, width).untrack();
    top.load('text');
    const spans = watched.length > 0 ? watched : clusters;
    const asked = askRows(sheet, identityColumns, spans, hashed);
    await context.sync();
    const { entries, held } = before();
    const [now, seen] = [after(), asked()];
    return {
      before: entries,
      after: now,
      seen,
      isUnderHeaders: headers() && area.now().every((column, k) => column === resultColumns[k]),
      putBack: () => {
        const was = {
          sheetId,
          columns: area.now(),
          identityColumns,
          ...(hashed === undefined ? {} : { hashed }),
          headerRow,
          headers: top.text[0] ?? [],
        };
        return restoreCells(was, overwritten(held, now, seen));
      },
    };
  });
}

/** How far columns may have moved when their headers are noted. */
const MARGIN = 50;

function overwritten(
  held: ReadonlyMap<number, readonly HeldCell[]>,
  now: CellsByRow,
  seen: readonly SeenRow[],
): readonly Overwritten[] {
  const textsAt = new Map(seen.map(({ row, texts }) => [row, texts]));
  return [...held].map(([row, cells]) => ({
    row,
    identity: textsAt.get(row) ?? [],
    held: cells,
    shows: now.get(row) ?? [],
  }));
}

/** Asks whether the columns stand under their headers; the answer is there after the next sync. */
export function askHeaders(
  sheet: Excel.Worksheet,
  { headers, resultColumns, identityColumns }: WritePlace,
): () => boolean {
  if (headers === undefined) return () => true;
  const { row, texts, own = [] } = headers;
  const columns = [...resultColumns, ...identityColumns.slice(0, own.length)];
  const cells = columns.map((column) => {
    const cell = sheet.getRangeByIndexes(row, column, 1, 1).untrack();
    cell.load('text');
    return cell;
  });
  return () => cells.every(({ text }, k) => text[0]?.[0] === [...texts, ...own][k]);
}

/** The cells that rows put links of Excel's own into. */
export function nativeLinks(
  { resultColumns }: WritePlace,
  rows: readonly RowWords[],
): readonly { readonly row: number; readonly column: number; readonly address: string }[] {
  return rows.flatMap(({ row, words }) =>
    words.flatMap((word, k) => {
      const column = resultColumns[k];
      const isNative = typeof word === 'object' && word?.as === 'native';
      return isNative && column !== undefined ? [{ row, column, address: word.address }] : [];
    }),
  );
}

function writeBlock(range: Excel.Range, block: (CellEntry | null)[][]): void {
  const isFormula = (word: CellEntry | null): boolean => typeof word === 'object' && word?.as === 'formula';
  const isUnsafe = (word: CellEntry | null): boolean => typeof word === 'string' && needsApostrophe(word);
  const needsGeneral = (word: CellEntry | null): boolean => isUnsafe(word) || isFormula(word);
  // Outside cells formatted as text Excel hides the apostrophe for sure; in them it is not known to, and a formula is a text.
  if (block.some((words) => words.some(needsGeneral))) {
    range.numberFormat = block.map((words) => words.map((word) => (needsGeneral(word) ? 'General' : null)));
  }
  const entries = block.map((words) => words.map(enteredAs));
  // Formulas are read the English way in every language; what is no formula is entered alike by both.
  if (block.some((words) => words.some(isFormula))) range.formulas = entries;
  else range.values = entries;
}

function enteredAs(word: CellEntry | null): string | number | boolean | null {
  if (typeof word === 'string') return safeText(word);
  if (typeof word !== 'object' || word === null) return word;
  return word.as === 'formula' ? word.formula : safeText(word.address);
}

/** Makes every cell of a range text, so that Excel does not turn an id or a time into a number. */
export function formatAsText(range: Excel.Range): void {
  // Excel takes one value for a whole range, which its types do not know.
  range.set({ numberFormat: '@' as unknown as string[][] });
}
