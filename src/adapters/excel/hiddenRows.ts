import { readInBlocks, rowsIn } from './readInBlocks';
import { runExcel } from './runExcel';

/** Sheet rows of a span that are hidden by hand or by a filter, ascending: one batch for each 5,000 rows. */
export async function readHiddenRows(sheetId: string, firstRow: number, lastRow: number): Promise<readonly number[]> {
  const blocks = await readInBlocks({ first: firstRow, last: lastRow }, (span) =>
    runExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      const rows = sheet.getRangeByIndexes(span.first, 0, rowsIn(span), 1).untrack();
      const properties = rows.getRowProperties({ rowHidden: true });
      await context.sync();
      return properties.value.flatMap(({ rowHidden }, r) => (rowHidden === true ? [span.first + r] : []));
    }),
  );
  return blocks.flat();
}
