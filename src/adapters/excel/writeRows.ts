import type { CellValue } from '../../core/cell/cell';
import { columnSegments, joinSegments } from './columnSegments';
import { askRows, type SeenRow } from './lookAtRows';
import { rowsIn, type RowSpan } from './readInBlocks';
import { rowClusters, rowRuns } from './rowRuns';
import { runExcel } from './runExcel';
import { needsApostrophe, safeText } from './safeText';

/** The words for one row's result columns; null leaves a cell alone. */
export interface RowWords {
  readonly row: number;
  readonly words: readonly (CellValue | null)[];
}

/** What a batch of writing found: the result cells around the written rows, before and after, and who is where. */
export interface WriteLook {
  readonly before: ReadonlyMap<number, readonly CellValue[]>;
  readonly after: ReadonlyMap<number, readonly CellValue[]>;
  readonly seen: readonly SeenRow[];
}

/** Where to write, and how to tell afterwards whether it went where it should. */
export interface WritePlace {
  readonly sheetId: string;
  readonly identityColumns: readonly number[];
  readonly resultColumns: readonly number[];
}

/**
 * Writes rows and, in the same batch, reads the result cells before and after and the identity texts of
 * `watched` (when empty: of the written rows) after: Excel runs a batch as one, so a row that moved before it shows.
 * Without `isHidden` every row is written alone.
 */
export function writeRows(
  place: WritePlace,
  rows: readonly RowWords[],
  watched: readonly RowSpan[],
  isHidden?: (row: number) => boolean,
): Promise<WriteLook> {
  const wordsAt = new Map(rows.map(({ row, words }) => [row, words]));
  const written = [...wordsAt.keys()];
  const clusters = rowClusters(written);
  const runs = isHidden === undefined ? written.map((row) => ({ first: row, last: row })) : rowRuns(written, isHidden);
  const segments = columnSegments(place.resultColumns);
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(place.sheetId);
    const askCells = (): (() => ReadonlyMap<number, readonly CellValue[]>) => {
      const asked = clusters.map((cluster) => ({
        cluster,
        ranges: segments.map(({ first, count }) => {
          const range = sheet.getRangeByIndexes(cluster.first, first, rowsIn(cluster), count).untrack();
          range.load('values');
          return range;
        }),
      }));
      return () =>
        new Map(
          asked.flatMap(({ cluster, ranges }) =>
            joinSegments(
              segments,
              ranges.map(({ values }) => values as CellValue[][]),
              place.resultColumns,
            ).map((values, r): [number, readonly CellValue[]] => [cluster.first + r, values]),
          ),
        );
    };

    const before = askCells();
    for (const { first, count } of segments) {
      for (const cluster of clusters) {
        formatAsText(sheet.getRangeByIndexes(cluster.first, first, rowsIn(cluster), count).untrack());
      }
      for (const run of runs) {
        const columns = Array.from({ length: count }, (_, c) => place.resultColumns.indexOf(first + c));
        const block = Array.from({ length: rowsIn(run) }, (_, r) => {
          const words = wordsAt.get(run.first + r);
          return columns.map((k) => words?.[k] ?? null);
        });
        writeBlock(sheet.getRangeByIndexes(run.first, first, rowsIn(run), count).untrack(), block);
      }
    }
    const after = askCells();
    const seen = askRows(sheet, place.identityColumns, watched.length > 0 ? watched : clusters);
    await context.sync();
    return { before: before(), after: after(), seen: seen() };
  });
}

function writeBlock(range: Excel.Range, block: (CellValue | null)[][]): void {
  const isUnsafe = (word: CellValue | null): boolean => typeof word === 'string' && needsApostrophe(word);
  // Outside cells formatted as text Excel hides the apostrophe for sure; in them it is not known to.
  if (block.some((words) => words.some(isUnsafe))) {
    range.numberFormat = block.map((words) => words.map((word) => (isUnsafe(word) ? 'General' : null)));
  }
  range.values = block.map((words) => words.map((word) => (typeof word === 'string' ? safeText(word) : word)));
}

/** Makes every cell of a range text, so that Excel does not turn an id or a time into a number. */
export function formatAsText(range: Excel.Range): void {
  // Excel takes one value for a whole range, which its types do not know.
  range.set({ numberFormat: '@' as unknown as string[][] });
}
