import type { SessionAnswer } from '../../core/relayProtocol/messages';
import { unknownCards, type UnknownCard } from '../../core/send/unknownCards';
import type { PanePorts } from '../panePorts';
import { allRuns } from './allRuns';

/** A card for each submission of this environment and partner whose fate nobody knows, and about which nobody has decided. */
export async function openCards(
  ports: Pick<PanePorts, 'ledger' | 'journal'>,
  session: SessionAnswer,
): Promise<readonly UnknownCard[]> {
  return unknownCards(await allRuns(ports), session);
}
