import { Fault } from '../../ports/fault';
import type { Workbook } from '../../ports/workbook';
import { runExcel } from './runExcel';

/** Saves the file as Ctrl+S does: one batch, none where this Excel has no such call (ExcelApi 1.11). */
export async function saveWorkbook(): ReturnType<Workbook['save']> {
  if (!Office.context.requirements.isSetSupported('ExcelApi', '1.11')) return 'unsupported';
  try {
    await runExcel(async (context) => {
      context.workbook.save('Save');
      await context.sync();
    });
    return 'saved';
  } catch (error) {
    const isRefused = error instanceof Fault && (error.code === 'excelRefused' || error.code === 'excelAccessDenied');
    if (isRefused) return 'refused';
    throw error;
  }
}

/** Whether the file holds everything: it was saved before, and nothing has changed since. One batch. */
export function isWorkbookSaved(): Promise<boolean> {
  return runExcel(async (context) => {
    const { workbook } = context;
    workbook.load('isDirty,previouslySaved');
    await context.sync();
    return workbook.previouslySaved && !workbook.isDirty;
  });
}
