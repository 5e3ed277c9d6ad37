import { planAddedUp } from '../../core/writeBack/addedUpCells';
import { planStayed } from '../../core/writeBack/planWriteBack';
import { Fault } from '../../ports/fault';
import type { Words } from '../../ports/platform';
import type { PanePorts } from '../panePorts';
import { placeOf } from '../resultPlace';
import { allRuns } from './allRuns';
import { createPainter } from './painter';
import type { SendJob } from './send';

/**
 * Writes beside the rows that the plan leaves at home what is known of them, also when nothing is left to send, and takes
 * away what stands beside the wrong rows: her columns may have been sorted without ours, or the file closed without
 * saving. What Excel refuses now is tried again with the next plan.
 */
export async function showPlan(
  ports: Pick<PanePorts, 'workbook' | 'ledger' | 'journal'>,
  words: Words,
  { session, setup, checked, plan }: SendJob,
): Promise<void> {
  const { environment } = session;
  const painter = createPainter(ports.workbook, words, environment, placeOf(setup, checked));
  const cells = [...planStayed(plan, setup.kind, environment), ...planAddedUp(checked.leftOut, environment)];
  try {
    if (cells.length > 0) await painter.paintCells(cells);
    if ((await ports.ledger.runs()).length > 0) await painter.sweep(() => allRuns(ports));
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
  }
}
