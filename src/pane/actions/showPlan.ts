import { planStayed } from '../../core/writeBack/planWriteBack';
import { Fault } from '../../ports/fault';
import type { Words } from '../../ports/platform';
import type { PanePorts } from '../panePorts';
import { placeOf } from '../resultPlace';
import { createPainter } from './painter';
import type { SendJob } from './send';

/**
 * Writes beside the rows that the plan leaves at home what is known of them, also when nothing is left to send: her
 * columns may have been sorted without ours, or the file closed without saving. What Excel refuses now is tried again
 * with the next plan.
 */
export async function showPlan(
  ports: Pick<PanePorts, 'workbook'>,
  words: Words,
  { session, setup, checked, plan }: SendJob,
): Promise<void> {
  const cells = planStayed(plan, setup.kind, session.environment);
  if (cells.length === 0) return;
  try {
    await createPainter(ports.workbook, words, session.environment, placeOf(setup, checked)).paintCells(cells);
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
  }
}
