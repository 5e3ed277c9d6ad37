import type { FaultCode } from '../../ports/fault';
import { faultOf } from './excelFault';

/**
 * Runs one piece of work against Excel; waits while a cell is being edited, where Excel can wait.
 * Throws Faults only; `notFound` is the Fault for a sheet or part that is not there.
 * Work in it calls `untrack()` on every range: tracked ranges cost Excel one more batch to release.
 */
export async function runExcel<T>(
  work: (context: Excel.RequestContext) => Promise<T>,
  notFound: FaultCode = 'sheetGone',
): Promise<T> {
  try {
    return await Excel.run({ delayForCellEdit: true }, work);
  } catch (error) {
    throw faultOf(error, notFound);
  }
}
