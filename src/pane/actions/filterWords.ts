import { filterWord } from '../../core/check/leftOutByFilter';
import type { SnapshotColumn } from '../../core/cell/snapshot';
import type { Workbook } from '../../ports/workbook';
import type { SheetSetup } from '../setup';

/** A word that a column displays, as its first row spells it, '' for empty cells, and in how many rows. */
export interface CountedWord {
  readonly text: string;
  readonly count: number;
}

/** Every word below the headers of a column, most frequent first; what a filter takes for one word is one. */
export async function filterWords(
  workbook: Pick<Workbook, 'read'>,
  { outline, headerRow }: Pick<SheetSetup, 'outline' | 'headerRow'>,
  column: SnapshotColumn,
): Promise<readonly CountedWord[]> {
  const firstRow = headerRow + 1;
  const lastRow = outline.firstRow + outline.rowCount - 1;
  if (lastRow < firstRow) return [];
  const { sheetId } = outline;
  const { texts } = await workbook.read({ sheetId, headerRow, firstRow, lastRow, columns: [column] });
  const words = new Map<string, { readonly text: string; count: number }>();
  for (const [text = ''] of texts) {
    const known = words.get(filterWord(text));
    if (known === undefined) words.set(filterWord(text), { text: text.trim(), count: 1 });
    else known.count += 1;
  }
  return [...words.values()].sort((a, b) => b.count - a.count);
}
