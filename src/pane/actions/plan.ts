import { mergeRuns } from '../../core/send/mergeRuns';
import { planSend } from '../../core/send/planSend';
import { loadAccount } from '../accounts';
import type { FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';
import type { SendJob } from './send';

type PlanPorts = Pick<PanePorts, 'ledger' | 'journal' | 'preferences' | 'hash' | 'ids'>;

/**
 * Makes the plan that the person confirms: what the workbook and this browser say was accepted, or may have been, stays
 * out. `second` holds the keys of changed records of which she wants a second one at Kiva.
 */
export async function plan(
  ports: PlanPorts,
  { session, setup, checked }: Omit<SendJob, 'plan'>,
  second?: ReadonlySet<string>,
): Promise<FlowEvent> {
  const { environment, partnerId } = session;
  const context = {
    environment,
    partnerId,
    month: setup.month,
    templateId: setup.template?.id ?? '',
    laterReport: loadAccount(ports.preferences, environment, partnerId)?.laterReport ?? 'unknown',
    ...(second !== undefined && { second }),
  } as const;
  const runs = mergeRuns(await ports.ledger.runs(), await ports.journal.runs());
  return { type: 'planned', plan: await planSend(checked, context, runs, ports.hash, ports.ids) };
}
