import { mergeRuns } from '../../core/send/mergeRuns';
import { unknownCards, type UnknownCard } from '../../core/send/unknownCards';
import type { SessionAnswer } from '../../core/relayProtocol/messages';
import type { PanePorts } from '../../pane/panePorts';
import { takenIn, type Taken } from './facts';
import type { World } from './world';

/** She looks in PA2 for each submission whose fate nobody knows, now or later, and says truly whether it arrived. */
export async function decideCards(world: World, ports: PanePorts, session: SessionAnswer): Promise<void> {
  const { ledger, journal, clock } = ports;
  const ledgerRuns = await ledger.runs();
  const journalRuns = await journal.runs();
  const cards = unknownCards(mergeRuns(ledgerRuns, journalRuns), session);
  for (const card of cards) {
    if (world.random.next() < world.trouble.postponed) continue;
    // What is on its way when she opens the card is there when she looks.
    await clock.sleep(5 * 60_000);
    const decision = { at: clock.now(), arrived: isInPa2(world, card) };
    world.story.push(`card of ${card.count} rows: ${decision.arrived ? 'it arrived' : 'it did not arrive'}`);
    const has = (runs: readonly { readonly runId: string }[]): boolean =>
      runs.some(({ runId }) => runId === card.runId);
    if (has(journalRuns)) await journal.decide(card.runId, card.submissionId, decision);
    if (has(ledgerRuns)) await ledger.decide(card.runId, card.submissionId, decision);
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
