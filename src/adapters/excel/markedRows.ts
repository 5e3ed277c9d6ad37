import type { CellValue } from '../../core/cell/cell';
import type { ResultHeader } from '../../ports/workbook';
import { columnsByIndex } from './headerAnchors';
import { readInBlocks } from './readInBlocks';
import { askCells } from './resultCells';
import { lookForColumns } from './resultColumns';
import { runExcel } from './runExcel';

/**
 * Sheet rows below the header in which one of these columns says something, ascending; none where the columns are not
 * there, and none are made. Two batches, and one for each 5,000 rows.
 */
export async function markedRows(
  sheetId: string,
  headerRow: number,
  headers: readonly ResultHeader[],
): Promise<readonly number[]> {
  const { places, lastRow } = await lookForColumns(sheetId, headerRow, headers);
  const columns = places.filter((column) => column >= 0);
  if (columns.length === 0) return [];
  const blocks = await readInBlocks({ first: headerRow + 1, last: lastRow }, (span) =>
    runExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      const cells = askCells(columnsByIndex(sheet, columns), [span]);
      await context.sync();
      return [...cells()].flatMap(([row, values]) => (values.some(isFilled) ? [row] : []));
    }),
  );
  return blocks.flat();
}

function isFilled(value: CellValue): boolean {
  return String(value).trim() !== '';
}
