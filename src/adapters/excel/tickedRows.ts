import type { CellValue } from '../../core/cell/cell';
import { isTick } from '../../core/cell/isTick';
import type { ResultHeader } from '../../ports/workbook';
import { readInBlocks } from './readInBlocks';
import { lookForColumns } from './resultColumns';
import { runExcel } from './runExcel';

/** Sheet rows below the header that she ticked in this column, ascending; none where it is not there. Two batches, and one for each 5,000 rows. */
export async function tickedRows(sheetId: string, headerRow: number, header: ResultHeader): Promise<readonly number[]> {
  const { places, lastRow } = await lookForColumns(sheetId, headerRow, [header]);
  const [column = -1] = places;
  if (column < 0) return [];
  const blocks = await readInBlocks({ first: headerRow + 1, last: lastRow }, ({ first, last }) =>
    runExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      const cells = sheet.getRangeByIndexes(first, column, last - first + 1, 1).untrack();
      cells.load('values,numberFormat');
      await context.sync();
      const formats = cells.numberFormat as string[][];
      return (cells.values as CellValue[][]).flatMap(([value = ''], r) =>
        isTick(value, formats[r]?.[0] ?? '') ? [first + r] : [],
      );
    }),
  );
  return blocks.flat();
}
