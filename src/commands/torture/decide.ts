import { mergeRuns } from '../../core/send/mergeRuns';
import { unknownCards, type UnknownCard } from '../../core/send/unknownCards';
import type { SessionAnswer } from '../../core/relayProtocol/messages';
import { createWords } from '../../locales';
import { decide } from '../../pane/actions/decide';
import type { PanePorts } from '../../pane/panePorts';
import type { Scalar } from '../../workbench/model/sheetModel';
import type { Book } from './book';
import { journalFact, takenIn, type Taken } from './facts';
import type { World } from './world';

const words = createWords('en');

/** She looks in PA2 for each submission whose fate nobody knows, now or later, and says truly whether it arrived. */
export async function decideCards(world: World, ports: PanePorts, session: SessionAnswer, book: Book): Promise<void> {
  const { ledger, journal, clock } = ports;
  const runs = mergeRuns(await ledger.runs(), await journal.runs());
  const cards = unknownCards(runs, session);
  for (const card of cards) {
    if (world.random.next() < world.trouble.postponed) continue;
    // What is on its way when she opens the card is there when she looks.
    await clock.sleep(5 * 60_000);
    const startedAt = runs.find(({ runId }) => runId === card.runId)?.startedAt ?? '';
    const arrived = isInPa2(world, card, startedAt, book);
    world.story.push(`card of ${card.count} rows: ${arrived ? 'it arrived' : 'it did not arrive'}`);
    await decide(ports, words, card, arrived);
  }
}

/**
 * PA2 shows what stands together: the upload, the draft or the journals with just these loans. Of a loan's journals she
 * takes the one that says what her sheet says, else one that came after this send began.
 */
function isInPa2(world: World, card: UnknownCard, startedAt: string, book: Book): boolean {
  const kept = world.kivas[world.environment].kept();
  const month = card.month === undefined ? '' : world.month;
  const taken = takenIn(kept).filter((one) => one.month === '' || one.month === month);
  const inside = (row: UnknownCard['rows'][number]): readonly Taken[] =>
    taken.filter(
      ({ loanId, content, name, receivedAt }) =>
        loanId === row.loanId &&
        isAmount(content, row.amount) &&
        (card.kind !== 'journal' || receivedAt >= startedAt || journalsIn(book).has(name)),
    );
  return card.rows.every((row) => inside(row).length > 0);
}

/** The journals of her sheet, by name. */
function journalsIn(book: Book): ReadonlySet<string> {
  const text = (cell: Scalar | undefined): string => String(cell ?? '').trim();
  return new Set(
    book.rows().map(({ cells }) => {
      const [loan, subject, body] = [cells['Loan ID'], cells['Subject'], cells['Journal']].map(text);
      return journalFact({ internal_loan_id: loan ?? '', subject: subject ?? '', body: body ?? '' }).name;
    }),
  );
}

function isAmount(content: string, amount: number | undefined): boolean {
  return amount === undefined || content === '' || content === String(amount);
}
