import type { CellRef } from '../../core/cell/cell';
import { runExcel } from './runExcel';

/** Brings a cell into view and selects it; one batch. */
export function selectCell(sheetId: string, { row, column }: CellRef): Promise<void> {
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.activate();
    sheet.getRangeByIndexes(row, column, 1, 1).untrack().select();
    await context.sync();
  });
}
