import { mergeRuns } from '../../core/send/mergeRuns';
import { unknownCards, type UnknownCard } from '../../core/send/unknownCards';
import type { SessionAnswer } from '../../core/relayProtocol/messages';
import { createWords } from '../../locales';
import { decide } from '../../pane/actions/decide';
import type { PanePorts } from '../../pane/panePorts';
import { takenIn, type Taken } from './facts';
import type { World } from './world';

const words = createWords('en');

/** She looks in PA2 for each submission whose fate nobody knows, now or later, and says truly whether it arrived. */
export async function decideCards(world: World, ports: PanePorts, session: SessionAnswer): Promise<void> {
  const { ledger, journal, clock } = ports;
  const cards = unknownCards(mergeRuns(await ledger.runs(), await journal.runs()), session);
  for (const card of cards) {
    if (world.random.next() < world.trouble.postponed) continue;
    // What is on its way when she opens the card is there when she looks.
    await clock.sleep(5 * 60_000);
    const arrived = isInPa2(world, card);
    world.story.push(`card of ${card.count} rows: ${arrived ? 'it arrived' : 'it did not arrive'}`);
    await decide(ports, words, card, arrived);
  }
}

/** PA2 shows what stands together: the upload, the draft or the journals with just these loans. */
function isInPa2(world: World, card: UnknownCard): boolean {
  const kept = world.kivas[world.environment].kept();
  const month = card.month === undefined ? '' : world.month;
  const taken = takenIn(kept).filter((one) => one.month === '' || one.month === month);
  const inside = (row: UnknownCard['rows'][number]): readonly Taken[] =>
    taken.filter(({ loanId, content }) => loanId === row.loanId && isAmount(content, row.amount));
  return card.rows.every((row) => inside(row).length > 0);
}

function isAmount(content: string, amount: number | undefined): boolean {
  return amount === undefined || content === '' || content === String(amount);
}
