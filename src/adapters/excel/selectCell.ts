import type { CellRef } from '../../core/cell/cell';
import { runExcel } from './runExcel';

/** Brings a cell, or it and those below it, into view and selects them; one batch. */
export function selectCell(sheetId: string, { row, column }: CellRef, rowCount = 1): Promise<void> {
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.activate();
    sheet.getRangeByIndexes(row, column, rowCount, 1).untrack().select();
    await context.sync();
  });
}
