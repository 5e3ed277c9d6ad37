import { identityTexts, KEY_SEPARATOR } from '../../core/check/rowNames';
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
  const runs = mergeRuns(await ledger.runs(), await journal.runs());
  const cards = unknownCards(runs, session);
  for (const card of cards) {
    if (world.random.next() < world.trouble.postponed) continue;
    // What is on its way when she opens the card is there when she looks.
    await clock.sleep(5 * 60_000);
    const arrived = isInPa2(world, card);
    world.story.push(`card of ${card.count} rows: ${arrived ? 'it arrived' : 'it did not arrive'}`);
    await decide(ports, words, card, arrived);
  }
}

/**
 * PA2 shows what stands together: the upload, the draft or the journals with just these loans. Of a loan's journals she
 * knows the one that was meant by its words, also when they are no longer in her sheet.
 */
function isInPa2(world: World, card: UnknownCard): boolean {
  const kept = world.kivas[world.environment].kept();
  const month = card.month === undefined ? '' : world.month;
  const taken = takenIn(kept).filter((one) => one.month === '' || one.month === month);
  const isMeant = (one: Taken, row: UnknownCard['rows'][number]): boolean =>
    one.loanId === row.loanId &&
    isAmount(one.content, row.amount) &&
    (card.kind !== 'journal' || isSameText(row.key, one.body));
  return card.rows.every((row) => taken.some((one) => isMeant(one, row)));
}

function isSameText(key: string, body = ''): boolean {
  const [hash] = identityTexts([body], 1);
  return key.split(KEY_SEPARATOR).at(-1) === hash;
}

function isAmount(content: string, amount: number | undefined): boolean {
  return amount === undefined || content === '' || content === String(amount);
}
