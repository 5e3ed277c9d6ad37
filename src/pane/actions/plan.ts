import { mergeRuns } from '../../core/send/mergeRuns';
import { planSend } from '../../core/send/planSend';
import type { FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';
import type { SendJob } from './send';

/** Makes the plan that the person confirms: what workbook or browser know as accepted, or as may have been, stays out. */
export async function plan(
  ports: Pick<PanePorts, 'ledger' | 'journal' | 'hash' | 'ids'>,
  { session, setup, checked }: Omit<SendJob, 'plan'>,
): Promise<FlowEvent> {
  const { environment, partnerId } = session;
  const context = { environment, partnerId, month: setup.month };
  const runs = mergeRuns(await ports.ledger.runs(), await ports.journal.runs());
  return { type: 'planned', plan: await planSend(checked, context, runs, ports.hash, ports.ids) };
}
