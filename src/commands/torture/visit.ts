import { Fault } from '../../ports/fault';
import type { Book } from './book';
import { Harm, herCells, writesCells } from './columnRace';
import type { Computer } from './computer';
import { Life } from './life';
import { atSeat, type Seat } from './office';
import { openPane } from './pane';
import { usePane } from './person';
import { editSomething, type World } from './world';

/** How a visit ended. */
export interface Ended {
  readonly how: 'killed' | 'fault' | 'done';
  /** Calls that she wanted to make. */
  readonly submissions: number;
  /** She changed the sheet meanwhile. */
  readonly edited: boolean;
}

/** When a pane dies: at its `steps`-th await, or so many after it handed the first submission over. */
export interface Death {
  readonly steps?: number;
  readonly afterFirstCall?: number;
  /** With the `atWrite`-th batch that writes cells: a column comes right before it, and the pane does not outlive it. */
  readonly atWrite?: number;
}

/** Opens a pane, does in it all there is to do, and closes it, unless it dies before; throws Harm. */
export async function visit(
  world: World,
  book: Book,
  computer: Computer,
  { steps, afterFirstCall, atWrite = 0 }: Death = {},
): Promise<Ended> {
  let edits = 0;
  let harmed = false;
  let writesLeft = atWrite;
  const life = new Life(steps, () => {
    world.time.stir();
    if (world.random.next() >= world.trouble.edits) return;
    editSomething(world, book);
    edits += 1;
  });
  book.refuses = () => world.random.next() < world.trouble.unsaved;
  const { ports, seat } = openPane(world, book, computer, life, () => {
    if (afterFirstCall !== undefined) life.dieWithin(afterFirstCall);
  });
  const around: Seat['around'] = async (body, work) => {
    if (writesCells(body)) writesLeft -= 1;
    const isRace = writesCells(body) && writesLeft === 0;
    if (isRace) {
      editSomething(world, book, 'insertColumn');
      edits += 1;
    }
    const [before, editsBefore] = [herCells(book), edits];
    const answer = await work();
    // What she did meanwhile is hers.
    if (edits === editsBefore && herCells(book) !== before) {
      harmed = true;
      life.kill();
    }
    if (isRace) life.kill();
    return answer;
  };
  const doing = atSeat({ ...seat, around }, () =>
    usePane(
      world,
      ports,
      book,
      () => edits,
      () => life.isOver,
    ),
  ).catch((error: unknown) => {
    if (life.isOver) return 'killed' as const;
    if (error instanceof Fault) return error;
    throw error;
  });
  const result = await world.time.until(Promise.race([doing, life.over.then(() => 'killed' as const)]));
  const edited = edits > 0;
  life.kill();
  if (harmed) throw new Harm();
  if (result === 'killed') {
    world.story.push('the pane dies');
    return { how: 'killed', submissions: 0, edited };
  }
  if (result instanceof Fault) {
    world.story.push(`fault: ${result.code} ${JSON.stringify(result.params)}`);
    return { how: 'fault', submissions: 0, edited };
  }
  // What stood beside the wrong rows is gone: from here on it is the pane's doing again.
  if (result.planned && !edited) book.isScrambled = false;
  return { how: 'done', submissions: result.submissions, edited };
}
