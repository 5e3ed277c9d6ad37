import type { Book, SeenRow } from './book';
import type { Computer } from './computer';
import { judgePlaces, type Evidence, type Verdict } from './judge';
import { ENVIRONMENTS } from './kivas';
import { readStatus } from './statusMeaning';
import type { Ended } from './visit';
import type { World } from './world';

/** A file and the computer it is opened on. */
export interface Desk {
  readonly book: Book;
  readonly computer: Computer;
}

/** What the judge says of a sheet as a visit left it; nothing where the pane could not have been right. */
export function placesOf(world: World, desk: Desk, ended: Ended | undefined, alone: boolean): readonly Verdict[] {
  world.tally.unknownCells += desk.book.rows().filter(({ cells }) => isUnknown(cells)).length;
  if (ended === undefined || desk.book.isScrambled || (ended.how === 'killed' && ended.edited)) return [];
  return judgePlaces(evidenceOf(world, [desk], ended.how === 'done' && alone));
}

/** All that the judge may look at, for these desks. */
export function evidenceOf(world: World, desks: readonly Desk[], settled = true): Evidence {
  const { kind, environment, month, kivas, relay, seconds } = world;
  const told = ENVIRONMENTS.map((id) => [id, { log: kivas[id].log(), kept: kivas[id].kept() }] as const);
  return {
    kind,
    environment,
    month,
    kivas: Object.fromEntries(told) as unknown as Evidence['kivas'],
    sheets: desks.map(({ book }) => ({ rows: book.rows(), scrambled: book.isScrambled, settled })),
    cut: relay.cutCalls(),
    seconds,
    untraced: world.untraced,
    nobodyKnows: world.isElsewhere,
    allAsked: new Set(desks.map(({ computer }) => computer)).size === 1 && !world.isElsewhere,
  };
}

function isUnknown(cells: SeenRow['cells']): boolean {
  return readStatus(String(cells['Kiva status'] ?? ''), String(cells['Kiva message'] ?? '')).claims === 'unknown';
}
