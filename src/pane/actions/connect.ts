import type { RecordKind } from '../../core/catalogue/recordKind';
import { ENDPOINTS } from '../../core/kiva/endpoints';
import type { SessionRequest } from '../../core/relayProtocol/messages';
import { loadAccount } from '../accounts';
import type { FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';
import { unfinishedRuns } from './unfinished';

/** Opens a session and looks for what an earlier send left open; the credentials are not kept. */
export async function connect(
  ports: Pick<PanePorts, 'gateway' | 'ledger' | 'journal' | 'workbook' | 'templates' | 'preferences'>,
  kind: RecordKind,
  request: SessionRequest,
): Promise<FlowEvent> {
  const session = await ports.gateway.openSession(request);
  const unfinished = await unfinishedRuns(ports, session);
  const account = loadAccount(ports.preferences, session.environment, session.partnerId);
  const scope = ENDPOINTS[kind.endpoint].scope;
  return {
    type: 'connected',
    session,
    unfinished,
    ...(account && { account }),
    ...(scope !== undefined && session.missingScopes.includes(scope) && { scopeMissing: scope }),
  };
}
