import type { Fetch } from '../../adapters/http/relayCall';
import type { Random } from '../../sandbox/random';
import type { Life } from './life';
import type { RelayHost } from './relayHost';
import type { VirtualTime } from './virtualTime';

/** A link that is cut takes so long to show it. */
const CUT_MS = 2000;

/** The pane's fetch over a bad link: a share of the calls is lost before it arrives, or its answer after. */
export function badLink(
  relay: RelayHost,
  life: Life,
  time: VirtualTime,
  random: Random,
  share: () => number,
  /** Called whenever one is lost. */
  lost: () => void,
): Fetch {
  const cut = async (): Promise<never> => {
    lost();
    await time.sleep(CUT_MS);
    throw new TypeError('fetch failed');
  };
  return (url, init) =>
    life.call(async () => {
      time.stir();
      const luck = random.next();
      if (luck < share() / 2) return cut();
      const answer = await relay.fetch(url, init);
      time.stir();
      return luck < share() ? cut() : answer;
    });
}
