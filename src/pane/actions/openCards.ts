import type { SessionAnswer } from '../../core/relayProtocol/messages';
import { unknownCards, type UnknownCard } from '../../core/send/unknownCards';
import { loadAccount } from '../accounts';
import type { PanePorts } from '../panePorts';
import { allRuns } from './allRuns';

/** A card for each submission of this environment and partner whose fate nobody knows, and about which nobody has decided. */
export async function openCards(
  ports: Pick<PanePorts, 'ledger' | 'journal' | 'preferences'>,
  session: SessionAnswer,
): Promise<readonly UnknownCard[]> {
  const { environment, partnerId, storeId } = session;
  const groupIds = loadAccount(ports.preferences, environment, partnerId)?.groupIds;
  return unknownCards(await allRuns(ports), { environment, partnerId, storeId, ...(groupIds && { groupIds }) });
}
