import type { ConvertPlan, Measured, Timing } from '../../src/commands/bench/measured';
import { ENTRANTS } from './entrants';
import { disagreements, gate } from './gate';
import { makeSheet, TODAY } from './makeSheet';
import type { Product } from './product';

/** Rows of the run that is not timed, so that nobody pays for what the engine compiles. */
const WARMING_ROWS = 10_000;

/**
 * What each entrant made of the warming sheets, with all that it keeps of them: held, as a pane holds the sheet that it
 * shows. An engine throws compiled code away with the last object that the code was made for.
 */
const held: Product[] = [];

/** Judges all entrants, then times those that are right: every round in another order, sizes and entrants mixed. */
export async function measure(
  { sizes, badShares, runs }: ConvertPlan,
  tell: (line: string) => void,
): Promise<Measured> {
  const wrong: Record<string, readonly string[]> = {};
  for (const [name, convert] of Object.entries(ENTRANTS)) {
    wrong[name] = [...(await gate(convert)), ...(await disagreements(convert, ENTRANTS.ours))];
  }
  const right = Object.entries(ENTRANTS).filter(([name]) => wrong[name]?.length === 0);
  const timings: Timing[] = [];
  for (const badShare of badShares) {
    const sheets = sizes.map((rows) => ({ rows, sheet: makeSheet(rows, badShare) }));
    const warming = makeSheet(WARMING_ROWS, badShare);
    held.push(...(await Promise.all(right.map(([, convert]) => convert(warming, TODAY)))));
    const turns = sheets.flatMap(({ rows, sheet }) =>
      right.map(([entrant, convert]) => ({ timing: { entrant, rows, badShare, milliseconds: [] }, sheet, convert })),
    ) as readonly Turn[];
    for (let run = 1; run <= runs; run++) {
      tell(`${badShare * 100} % bad, run ${run} of ${runs}`);
      for (const { timing, sheet, convert } of shuffled(turns)) {
        collectGarbage();
        const start = performance.now();
        await convert(sheet, TODAY);
        timing.milliseconds.push(performance.now() - start);
      }
    }
    timings.push(...turns.map(({ timing }) => timing));
  }
  return { wrong, timings };
}

interface Turn {
  readonly timing: Omit<Timing, 'milliseconds'> & { readonly milliseconds: number[] };
  readonly sheet: ReturnType<typeof makeSheet>;
  readonly convert: (typeof ENTRANTS)[keyof typeof ENTRANTS];
}

/** One entrant's garbage is not the next one's time; both engines are started with --expose-gc. */
function collectGarbage(): void {
  const { gc } = globalThis as { readonly gc?: () => void };
  if (gc === undefined) throw new Error('the engine was started without --expose-gc');
  gc();
}

function shuffled<T>(list: readonly T[]): readonly T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
