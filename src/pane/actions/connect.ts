import type { SessionRequest } from '../../core/relayProtocol/messages';
import { loadAccount } from '../accounts';
import type { FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';
import { openCards } from './openCards';
import { unfinishedRuns } from './unfinished';

/** Opens a session and looks for what an earlier send left open; the credentials are not kept. */
export async function connect(
  ports: Pick<PanePorts, 'gateway' | 'ledger' | 'journal' | 'workbook' | 'templates' | 'preferences'>,
  request: SessionRequest,
): Promise<FlowEvent> {
  const session = await ports.gateway.openSession(request);
  const unfinished = await unfinishedRuns(ports, session);
  const undecided = (await openCards(ports, session)).length > 0;
  const account = loadAccount(ports.preferences, session.environment, session.partnerId);
  const { audience } = request;
  const chosen = { ...(audience !== undefined && { audience }) };
  return { type: 'connected', session, unfinished, undecided, ...chosen, ...(account && { account }) };
}
