import type { SelectedNumber } from '../../ports/workbook';
import { runExcel } from './runExcel';

/** The active cell's address, displayed text and stored value; undefined when it holds neither number nor text. One batch. */
export function readSelectedNumber(): Promise<SelectedNumber | undefined> {
  return runExcel(async (context) => {
    // One cell, also where a merged or a large area is selected.
    const cell = context.workbook.getActiveCell().untrack();
    cell.load('address,text,values');
    await context.sync();
    const value: unknown = cell.values[0]?.[0];
    const isGiven = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
    return isGiven ? { address: cell.address, text: cell.text[0]?.[0] ?? '', value } : undefined;
  });
}
