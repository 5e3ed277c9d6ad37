import { isErrorCell, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { shownIn, type Quoted } from '../reading';

/** The first cell of a sort, and how many there are. */
export interface Tally extends Quoted {
  count: number;
}

/** The cells of a yes/no column by what they say alone; a cell is counted once. */
export interface YesNoSurvey {
  blank: Tally | undefined;
  /** A sign that stands for yes where it stands at all. */
  tick: Tally | undefined;
  yes: Tally | undefined;
  no: Tally | undefined;
  error: Tally | undefined;
  /** Words that say nothing alone, by `wordKey`. */
  unclear: Map<string, Tally> | undefined;
}

/** A word, and what it says by itself. */
export interface YesNoWord {
  readonly key: string;
  readonly meaning: boolean | undefined;
  /** It is a sign that stands for yes where it stands at all. */
  readonly isTick: boolean;
}

/** Signs that stand for yes where they stand at all. */
export const TICKS: ReadonlySet<string> = new Set(['x', 'X', '✓', '✔', '☑']);
const SORTS = ['blank', 'tick', 'yes', 'no', 'error'] as const;

/** Counts one more cell. */
export function noteYesNo(
  survey: YesNoSurvey | undefined,
  cell: Cell,
  place: number,
  wordIn: (text: string) => YesNoWord,
): YesNoSurvey {
  const known = survey ?? nothing();
  const sort = sortOf(cell, wordIn);
  if (sort !== undefined) known[sort] = counted(known[sort], cell, place);
  else {
    const { key } = wordIn(String(cell.value));
    known.unclear ??= new Map();
    known.unclear.set(key, counted(known.unclear.get(key), cell, place));
  }
  return known;
}

/** All cells of several surveys, given in the order of their places. */
export function mergeYesNo(surveys: readonly YesNoSurvey[]): YesNoSurvey {
  const all = nothing();
  for (const survey of surveys) {
    for (const sort of SORTS) {
      const tally = survey[sort];
      if (tally !== undefined) all[sort] = added(all[sort], tally);
    }
    if (survey.unclear === undefined) continue;
    all.unclear ??= new Map();
    for (const [key, tally] of survey.unclear) all.unclear.set(key, added(all.unclear.get(key), tally));
  }
  return all;
}

/** Several tallies as one, whatever their order; undefined where none counts anything. */
export function together(tallies: readonly (Tally | undefined)[]): Tally | undefined {
  let all: Tally | undefined;
  for (const tally of tallies) {
    if (tally === undefined) continue;
    if (all === undefined || tally.place < all.place) all = { ...tally, count: tally.count + (all?.count ?? 0) };
    else all.count += tally.count;
  }
  return all;
}

/** One shape for all: many groups of rows have one. */
function nothing(): YesNoSurvey {
  return { blank: undefined, tick: undefined, yes: undefined, no: undefined, error: undefined, unclear: undefined };
}

function sortOf(cell: Cell, wordIn: (text: string) => YesNoWord): (typeof SORTS)[number] | undefined {
  if (isErrorCell(cell)) return 'error';
  if (meansEmpty(cell)) return 'blank';
  if (typeof cell.value === 'boolean') return cell.value ? 'yes' : 'no';
  const { meaning, isTick } = wordIn(String(cell.value));
  if (meaning === true) return isTick ? 'tick' : 'yes';
  return meaning === false ? 'no' : undefined;
}

function counted(tally: Tally | undefined, cell: Cell, place: number): Tally {
  if (tally === undefined) return { place, shown: shownIn(cell), count: 1 };
  tally.count += 1;
  return tally;
}

/** The sum is its own: the tallies that it is made of are counted on. */
function added(sum: Tally | undefined, tally: Tally): Tally {
  if (sum === undefined) return { ...tally };
  sum.count += tally.count;
  return sum;
}
