import { identityTexts } from '../../core/check/rowNames';
import { Fault } from '../../ports/fault';
import { columnSegments, joinSegments } from './columnSegments';
import type { KnownRow } from './matchRows';
import { rowsIn, type RowSpan } from './readInBlocks';

/** A row with its identity texts, and whether it is hidden (by hand or by a filter). */
export interface SeenRow extends KnownRow {
  readonly isHidden: boolean;
}

/**
 * Asks for the texts of these columns over these rows, the last `hashed` of them as hashes; the answer is there after
 * the next sync.
 */
export function askRows(
  sheet: Excel.Worksheet,
  columns: readonly number[],
  spans: readonly RowSpan[],
  hashed = 0,
): () => readonly SeenRow[] {
  const segments = columnSegments(columns);
  const asked = spans.map((span) => {
    const ranges = segments.map(({ first, count }) => {
      const range = sheet.getRangeByIndexes(span.first, first, rowsIn(span), count).untrack();
      range.load('text');
      return range;
    });
    const rows = sheet.getRangeByIndexes(span.first, 0, rowsIn(span), 1).untrack();
    return { span, ranges, properties: rows.getRowProperties({ rowHidden: true }) };
  });
  return () =>
    asked.flatMap(({ span, ranges, properties }) => {
      const grids = ranges.map(({ text }) => {
        if ((text as string[][] | null) === null) throw new Fault('tooLarge');
        return text;
      });
      return joinSegments(segments, grids, columns).map((texts, r) => ({
        row: span.first + r,
        texts: identityTexts(texts, hashed),
        isHidden: properties.value[r]?.rowHidden === true,
      }));
    });
}
