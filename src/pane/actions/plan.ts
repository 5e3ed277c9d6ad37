import { planSend } from '../../core/send/planSend';
import type { FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';
import type { SendJob } from './send';

/** Makes the plan that the person confirms: what the ledger says was accepted, or may have been, stays out. */
export async function plan(
  ports: Pick<PanePorts, 'ledger' | 'hash' | 'ids'>,
  { session, setup, checked }: Omit<SendJob, 'plan'>,
): Promise<FlowEvent> {
  const { environment, partnerId } = session;
  const context = { environment, partnerId, month: setup.month };
  return {
    type: 'planned',
    plan: await planSend(checked, context, await ports.ledger.runs(), ports.hash, ports.ids),
  };
}
