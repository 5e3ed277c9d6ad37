import { Fault } from '../../ports/fault';
import type { SheetOutline } from '../../ports/workbook';
import { runExcel } from './runExcel';

const SHOWN_ROWS = 50;
const SHOWN_COLUMNS = 256;

/**
 * A look at the active sheet in two batches: its shape, then its first 50 rows and 256 columns.
 * `rowCount` and `columnCount` are the whole used range's; `texts` and `values` are clipped.
 */
export function readOutline(): Promise<SheetOutline> {
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.load('id,name,protection/protected');
    const used = sheet.getUsedRangeOrNullObject(true).untrack();
    used.load('rowIndex,columnIndex,rowCount,columnCount');
    await context.sync();
    if (used.isNullObject) throw new Fault('sheetEmpty', { sheet: sheet.name });

    const shown = sheet
      .getRangeByIndexes(
        used.rowIndex,
        used.columnIndex,
        Math.min(SHOWN_ROWS, used.rowCount),
        Math.min(SHOWN_COLUMNS, used.columnCount),
      )
      .untrack();
    shown.load('values,text');
    await context.sync();
    return {
      sheetId: sheet.id,
      sheetName: sheet.name,
      firstRow: used.rowIndex,
      firstColumn: used.columnIndex,
      rowCount: used.rowCount,
      columnCount: used.columnCount,
      texts: shown.text,
      values: shown.values,
      isProtected: sheet.protection.protected,
    };
  });
}
