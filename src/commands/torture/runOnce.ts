import { createRandom } from '../../sandbox/random';
import { ArrayModel } from '../../workbench/model/arrayModel';
import { Book } from './book';
import { BrokenRun } from './brokenRun';
import { Harm } from './columnRace';
import { Computer } from './computer';
import { takenIn, type Taken } from './facts';
import { evidenceOf, placesOf, type Desk } from './evidence';
import { judge, type Verdict } from './judge';
import type { Mutant } from './mutant';
import { orStray } from './orStray';
import { sheetOf } from './records';
import { drawScenario, drawVisitsFaults, type Scenario } from './scenario';
import { visit, type Death } from './visit';
import { CALM, editSomething, makeWorld, type Tally, type World } from './world';

const DAY_MS = 86_400_000;
/** The relay keeps Kiva's answers for 72 hours. */
const LONG_PAUSE_MS = 73 * 3_600_000;
/** Whatever was open is done after so many calm visits, or never. */
const CALM_VISITS = 8;

/** What came of one run. */
export interface RunResult {
  readonly verdicts: readonly Verdict[];
  readonly tally: Readonly<Tally>;
  /** What Kiva took in the environment that it was meant for, in her months. */
  readonly taken: readonly Taken[];
  /** What happened, in order. */
  readonly story: readonly string[];
  readonly scenario: Scenario;
}

/** What a run is played with beside its numbers. */
export interface RunWishes {
  readonly mutant?: Mutant | undefined;
  /** Draws another scenario than the torture's own. */
  readonly draw?: (seed: number, run: number) => Scenario;
}

/** Plays one run to its end and judges it; the same seed and number play the same run. Throws BrokenRun alone. */
export async function runOnce(
  seed: number,
  run: number,
  { mutant, draw = drawScenario }: RunWishes = {},
): Promise<RunResult> {
  const scenario = draw(seed, run);
  const story: string[] = [];
  try {
    return { ...(await orStray(() => inWorld(scenario, story, mutant))), story, scenario };
  } catch (error) {
    throw new BrokenRun(run, scenario, story, error);
  }
}

type Played = Pick<RunResult, 'verdicts' | 'tally' | 'taken'>;

async function inWorld(scenario: Scenario, story: string[], mutant?: Mutant): Promise<Played> {
  const world = await makeWorld(scenario.seed, scenario, story, mutant);
  const mend = mutant?.plant?.();
  try {
    return played(world, await play(world, scenario));
  } catch (error) {
    if (error instanceof Harm) return played(world, [{ count: 'misplaced', seen: error.message }]);
    throw error;
  } finally {
    mend?.();
    await world.relay.end();
  }
}

function played({ tally, kivas, environment }: World, verdicts: readonly Verdict[]): Played {
  return { verdicts, tally, taken: takenIn(kivas[environment].kept()) };
}

async function play(world: World, scenario: Scenario): Promise<readonly Verdict[]> {
  const file = sheetOf(scenario.kind, scenario.rows, world.loans, createRandom(scenario.seed ^ 0x5ee7));
  const first: Desk = {
    book: new Book(new ArrayModel(file), scenario.kind, scenario.wasSaved),
    computer: new Computer(),
  };
  const desks = [first];
  const found: Verdict[] = [];
  if (scenario.practice !== undefined) {
    world.environment = scenario.practice;
    await troubled(world, scenario, desks, found, 1);
    found.push(...(await settle(world, desks)));
    world.environment = scenario.environment;
  }
  await troubled(world, scenario, desks, found, scenario.visits, scenario.fork);
  found.push(...(await settle(world, desks)));
  found.push(...judge(evidenceOf(world, desks)));
  if (!scenario.secondMonth) return found;
  world.story.push('a month passes');
  await world.time.advance(31 * DAY_MS);
  world.month = '2026-06';
  await troubled(world, scenario, desks, found, 1);
  found.push(...(await settle(world, desks)));
  // What the first month's judge counted at Kiva is counted there once only.
  const second = judge(evidenceOf(world, desks));
  const seen = new Set(found.map((verdict) => JSON.stringify(verdict)));
  return [...found, ...second.filter((verdict) => !seen.has(JSON.stringify(verdict)))];
}

/** Visits in which everything can go wrong, with changes of the sheet and closed files between them. */
async function troubled(
  world: World,
  scenario: Scenario,
  desks: Desk[],
  found: Verdict[],
  visits: number,
  fork?: Scenario['fork'],
): Promise<void> {
  const { random, kivas } = world;
  const { drops, edits, cancels, refusals, unsaved } = scenario;
  for (let n = 0; n < visits; n += 1) {
    if (fork?.after === n) desks.push(copied(world, desks, fork));
    world.trouble = { drops, edits, cancels, refusals, unsaved, postponed: 0.4 };
    for (const order of drawVisitsFaults(random, scenario, n)) kivas[world.environment].faults.order(order);
    if (scenario.longPause === n) {
      world.story.push('three days pass');
      await world.time.advance(LONG_PAUSE_MS);
    }
    if (scenario.disaster?.at === n && visits > 1) await disaster(world, desks, scenario.disaster);
    await world.relay.kill();
    if (scenario.disaster?.at === n && visits > 1) await world.relay.lose();
    await world.relay.start(scenario.relayKills && random.next() < 0.6 ? random.between(1, 60) : undefined);
    const restart = keepRelayUp(world);
    const ended = await Promise.all(
      desks.map(({ book, computer }) => visit(world, book, computer, deathOf(world, scenario, n))),
    );
    await restart();
    kivas[world.environment].faults.clear();
    desks.forEach((desk, k) => found.push(...placesOf(world, desk, ended[k], desks.length === 1)));
    if (scenario.dropsAlone) continue;
    for (const { book } of desks) betweenVisits(world, book);
  }
}

/** The relay's folder is lost; where that is drawn, she goes on from the file at another computer. */
async function disaster(
  world: World,
  desks: Desk[],
  { otherComputer }: NonNullable<Scenario['disaster']>,
): Promise<void> {
  world.story.push(`the relay's folder is lost${otherComputer ? ', she goes to another computer' : ''}`);
  for (const { computer } of desks) world.untraced.push(...(await computer.leaving(world.time.paneClock)));
  if (!otherComputer) return;
  world.isElsewhere = true;
  for (const [k, { book }] of desks.entries()) {
    book.reopen();
    desks[k] = { book, computer: new Computer() };
  }
}

/** Before the relay's folder is lost a pane always dies while it sends, so that there is something to remember. */
function deathOf({ random }: World, { disaster, columnRaces, dropsAlone }: Scenario, visitNumber: number): Death {
  if (dropsAlone) return {};
  if (disaster?.at === visitNumber + 1) return { afterFirstCall: random.between(1, 30) };
  if (columnRaces && random.next() < 0.5) return { atWrite: random.between(1, 5) };
  if (random.next() < 0.5) return {};
  return { steps: random.between(1, random.next() < 0.5 ? 60 : 250) };
}

function copied(world: World, desks: readonly Desk[], fork: NonNullable<Scenario['fork']>): Desk {
  const [first] = desks;
  if (first === undefined) throw new Error('There is nothing to copy.');
  world.story.push(`the ${fork.of} is copied${fork.mailed ? ' and mailed' : ''}`);
  return { book: first.book.copy(fork.of), computer: fork.mailed ? new Computer() : first.computer };
}

function betweenVisits(world: World, book: Book): void {
  const { random } = world;
  if (random.next() < 0.4) editSomething(world, book);
  const luck = random.next();
  if (luck < 0.3) {
    world.story.push('closed without saving');
    book.reopen();
  } else if (luck < 0.6) {
    world.story.push('she saves');
    book.save();
  }
}

/** Somebody starts a dead relay again after a while; answers how to stop looking. */
function keepRelayUp(world: World): () => Promise<void> {
  let over = false;
  const looking = (async (): Promise<void> => {
    while (!over) {
      await world.time.sleep(world.random.between(5, 40) * 1000);
      if (over || world.relay.isUp) continue;
      world.story.push('the relay died and is started again');
      await world.relay.kill();
      await world.relay.start();
    }
  })();
  return async () => {
    over = true;
    await world.time.until(looking);
  };
}

/** Everything works now: she resumes until nothing is left; a plan that offers for ever what cannot go out tells no truth. */
async function settle(world: World, desks: readonly Desk[]): Promise<readonly Verdict[]> {
  world.trouble = CALM;
  // What is still on its way arrives before she looks.
  await world.time.advance(10 * 60_000);
  await world.relay.kill();
  await world.relay.start();
  for (let n = 0; n < CALM_VISITS; n += 1) {
    let left = 0;
    for (const { book, computer } of desks) {
      const { how, submissions } = await visit(world, book, computer);
      left += how === 'done' ? submissions : 1;
    }
    if (left === 0) return [];
    // Another sender's claim counts no more after a while.
    await world.time.advance(35 * 60_000);
  }
  return [{ count: 'untruthful', seen: `${CALM_VISITS} calm visits did not come to an end` }];
}
