import { MODULE_MUTANTS } from './moduleMutants';
import type { Mutant } from './mutant';
import { PORT_MUTANTS } from './portMutants';
import { runOnce } from './runOnce';

/** Every planted fault that the torture must catch. */
export const MUTANTS: readonly Mutant[] = [...PORT_MUTANTS, ...MODULE_MUTANTS];

/** The first of so many runs, from the `first`-th on, in which the judge catches a mutant; undefined where it never does. Throws BrokenRun. */
export async function catchMutant(
  mutant: Mutant,
  { seed, first = 0, runs }: { readonly seed: number; readonly first?: number; readonly runs: number },
): Promise<{ readonly run: number; readonly seen: string } | undefined> {
  for (let run = first; run < first + runs; run += 1) {
    const { verdicts } = await runOnce(seed, run, { mutant });
    const [verdict] = verdicts;
    if (verdict !== undefined) return { run, seen: `${verdict.count}: ${verdict.seen}` };
  }
  return undefined;
}
