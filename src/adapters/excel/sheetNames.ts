import type { SheetName } from '../../ports/workbook';
import { runExcel } from './runExcel';

/** The sheets that a person can see, in the order of their tabs; one batch. */
export function readSheetNames(): Promise<readonly SheetName[]> {
  return runExcel(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name,items/visibility');
    await context.sync();
    return worksheets.items
      .filter(({ visibility }) => visibility === 'Visible')
      .map(({ id, name }) => ({ sheetId: id, name }));
  });
}
