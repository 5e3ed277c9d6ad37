import type { RecordKindId } from '../../core/catalogue/recordKind';
import type { EnvironmentId } from '../../core/kiva/environments';
import type { Loan } from '../../sandbox/loans';
import { createRandom, type Random } from '../../sandbox/random';
import type { Book } from './book';
import { EDITS, hasHerHeaders } from './edits';
import { freshKivas, type Kivas } from './kivas';
import type { Mutant } from './mutant';
import { RelayHost } from './relayHost';
import { VirtualTime } from './virtualTime';

/** What may go wrong at the moment; shares are of 1. */
export interface Trouble {
  /** Of calls between pane and relay that are lost, or their answers. */
  drops: number;
  /** Of a pane's awaits at which she changes the sheet. */
  edits: number;
  /** Of cancels a submission. */
  cancels: number;
  /** Of requests to save that she refuses. */
  refusals: number;
  /** Of saves that Excel refuses to make for the pane. */
  unsaved: number;
  /** Of cards that she puts off. */
  postponed: number;
}

/** What a run counts on the way, beside what the judge finds. */
export interface Tally {
  /** Calls between pane and relay that were lost, or their answers. */
  lostCalls: number;
  /** Cells that said Unknown after a visit; one that goes on saying it is counted after each. */
  unknownCells: number;
  /** Cards that asked her what PA2 shows. */
  cards: number;
}

/** No trouble at all. */
export const CALM: Trouble = { drops: 0, edits: 0, cancels: 0, refusals: 0, unsaved: 0, postponed: 0 };

/** Everything that a run happens in. */
export interface World {
  readonly kind: RecordKindId;
  readonly time: VirtualTime;
  /** Where the run's chances come from; what the code under test draws comes from `ids`. */
  readonly random: Random;
  readonly ids: () => string;
  readonly kivas: Kivas;
  readonly relay: RelayHost;
  readonly loans: readonly Loan[];
  readonly mutant: Mutant | undefined;
  /** Rows in a call. */
  readonly batchSize: number;
  trouble: Trouble;
  /** Which Kiva she sends to now, and for which month. */
  environment: EnvironmentId;
  month: string;
  /** Names of which she asked for a second one. */
  readonly seconds: string[];
  /** She went on at another computer, where the browser remembers nothing. */
  isElsewhere: boolean;
  /** Loans of calls that were about to leave a dead pane when the relay's folder was lost: nobody can tell if they did. */
  readonly untraced: string[];
  /** What is counted on the way. */
  readonly tally: Tally;
  /** What happened, in order, for whoever looks into a failing run. */
  readonly story: string[];
}

/** Noon on the first day of the run: the month has room for all that happens. */
const START = Date.UTC(2026, 4, 4, 12);

/** A fresh world for one run, which tells its story as it goes. */
export async function makeWorld(
  seed: number,
  { kind, environment, batchSize }: Pick<World, 'kind' | 'environment' | 'batchSize'>,
  story: string[],
  mutant: Mutant | undefined,
): Promise<World> {
  const time = new VirtualTime(START);
  const kivas = freshKivas(time);
  const relay = new RelayHost(kivas, time, mutant?.box);
  await relay.start();
  return {
    kind,
    environment,
    batchSize,
    story,
    time,
    kivas,
    relay,
    mutant,
    random: createRandom(seed),
    ids: createRandom(seed ^ 0x1d5).uuid,
    loans: kivas[environment].loans(),
    trouble: CALM,
    month: '2026-05',
    seconds: [],
    isElsewhere: false,
    untraced: [],
    tally: { lostCalls: 0, unknownCells: 0, cards: 0 },
  };
}

/** She changes something in the sheet now, whatever it is where nothing is chosen. */
export function editSomething(world: World, book: Book, chosen?: string): string {
  const name = chosen ?? world.random.pick(Object.keys(EDITS));
  // A header that the pane is about to put back: she waits for a moment.
  if (!hasHerHeaders(book)) return name;
  EDITS[name]?.(book, world.random, world.loans);
  if (name === 'sortHers') book.isScrambled = true;
  world.story.push(`she does ${name}`);
  return name;
}
