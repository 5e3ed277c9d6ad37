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
  world.tally.cards += cards.length;
  for (const card of cards) {
    if (world.random.next() < world.trouble.postponed) continue;
    // What is on its way when she opens the card is there when she looks.
    await clock.sleep(5 * 60_000);
    const missing = missingInPa2(world, card);
    const arrived = missing.length < card.count;
    const said = !arrived
      ? 'it did not arrive'
      : missing.length === 0
        ? 'it arrived'
        : `all but ${missing.length} arrived`;
    world.story.push(`card of ${card.count} rows: ${said}`);
    await decide(ports, words, card, arrived, arrived ? missing : []);
  }
}

/**
 * The rows that PA2 does not show, by their fingerprints: Kiva may have taken some rows of an upload only. Of a loan's
 * journals she knows the one that was meant by its words, also when they are no longer in her sheet.
 */
function missingInPa2(world: World, card: UnknownCard): readonly string[] {
  const kept = world.kivas[world.environment].kept();
  const month = card.month === undefined ? '' : world.month;
  const taken = takenIn(kept).filter((one) => one.month === '' || one.month === month);
  const isMeant = (one: Taken, row: UnknownCard['rows'][number]): boolean =>
    one.loanId === row.loanId &&
    isAmount(one.content, row.amount) &&
    (card.kind !== 'journal' || isSameText(row.key, one.body));
  return card.rows.flatMap((row) => (taken.some((one) => isMeant(one, row)) ? [] : [row.fingerprint]));
}

function isSameText(key: string, body = ''): boolean {
  const [hash] = identityTexts([body], 1);
  return key.split(KEY_SEPARATOR).at(-1) === hash;
}

function isAmount(content: string, amount: number | undefined): boolean {
  return amount === undefined || content === '' || content === String(amount);
}
