import { isErrorCell, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { shownIn, type Quoted } from '../reading';

/** The first cell of a sort, and how many there are. */
export interface Tally extends Quoted {
  count: number;
}

/** The cells of a yes/no column by what they say alone; a cell is counted once. */
export interface YesNoSurvey {
  blank?: Tally;
  /** A sign that stands for yes where it stands at all. */
  tick?: Tally;
  yes?: Tally;
  no?: Tally;
  error?: Tally;
  /** Words that say nothing alone, by `wordKey`. */
  unclear?: Map<string, Tally>;
}

/** A word, and what it says by itself. */
export interface YesNoWord {
  readonly key: string;
  readonly meaning: boolean | undefined;
}

const TICKS: ReadonlySet<string> = new Set(['x', 'X', '✓', '✔', '☑']);
const SORTS = ['blank', 'tick', 'yes', 'no', 'error'] as const;

/** Counts one more cell. */
export function noteYesNo(
  known: YesNoSurvey,
  cell: Cell,
  place: number,
  wordIn: (text: string) => YesNoWord,
): YesNoSurvey {
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
  const all: YesNoSurvey = {};
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

function sortOf(cell: Cell, wordIn: (text: string) => YesNoWord): (typeof SORTS)[number] | undefined {
  if (isErrorCell(cell)) return 'error';
  if (meansEmpty(cell)) return 'blank';
  if (typeof cell.value === 'boolean') return cell.value ? 'yes' : 'no';
  const text = String(cell.value);
  const { meaning } = wordIn(text);
  if (meaning === true) return TICKS.has(text.trim()) ? 'tick' : 'yes';
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
