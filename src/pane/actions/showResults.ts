import type { RunState } from '../../core/send/reduce';
import { Fault } from '../../ports/fault';
import type { Workbook } from '../../ports/workbook';
import type { ResultPlace } from '../resultPlace';

/**
 * Brings status and message of a run's first row into view, the status chosen; answers whether Excel did it.
 * Excel's refusal is an answer and no Fault: the results are in the sheet all the same.
 */
export async function showResults(
  workbook: Pick<Workbook, 'select'>,
  { sheetId, columns }: ResultPlace,
  { plan }: RunState,
): Promise<boolean> {
  const rows = plan.submissions.flatMap((submission) => submission.rows.map(({ row }) => row));
  const [status, message] = columns ?? [];
  if (status === undefined || message === undefined || rows.length === 0) return false;
  const row = rows.reduce((first, one) => Math.min(first, one));
  try {
    // A selection scrolls no further than its cell: the message first, else the status would stand at the very edge.
    await workbook.select(sheetId, { row, column: message });
    await workbook.select(sheetId, { row, column: status });
    return true;
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return false;
  }
}
