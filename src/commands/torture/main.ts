import { WrongUse } from '../arguments';
import { catchMutant, MUTANTS } from './mutants';
import type { Mutant } from './mutant';
import { installOffice } from './office';
import { failureText, isClean, NO_TOTALS, withRun } from './report';
import { runOnce } from './runOnce';

/** What a torture is asked to do. */
export interface TortureOptions {
  readonly runs: number;
  readonly seed: number;
  /** A planted fault by its name. */
  readonly mutant?: string;
  /** One run alone. */
  readonly only?: number;
}

/** So many runs are enough to catch any planted fault. */
const MUTANT_RUNS = 200;

/** Tortures the send and prints what failed, with how to replay it, and the totals as one line of JSON; true when all are 0. */
export async function torture({ runs, seed, mutant: name, only }: TortureOptions): Promise<boolean> {
  const mutant = name === undefined ? undefined : mutantOf(name);
  installOffice();
  let totals = NO_TOTALS;
  const numbers = only === undefined ? Array.from({ length: runs }, (_, run) => run) : [only];
  for (const run of numbers) {
    const result = await runOnce(seed, run, mutant);
    totals = withRun(totals, result.verdicts);
    if (result.verdicts.length === 0) continue;
    const planted = name === undefined ? '' : ` --mutant ${name}`;
    console.log(failureText(`npm run --silent torture -- --seed ${seed} --only ${run}${planted}`, result));
  }
  console.log(JSON.stringify(totals));
  return isClean(totals);
}

/** Plants each fault in turn and prints the first run that catches it; true when all are caught. */
export async function tortureMutants(seed: number): Promise<boolean> {
  installOffice();
  let isEachCaught = true;
  for (const mutant of MUTANTS) {
    const caught = await catchMutant(mutant, { seed, runs: MUTANT_RUNS });
    isEachCaught &&= caught !== undefined;
    const said = caught === undefined ? `NOT CAUGHT in ${MUTANT_RUNS} runs` : `run ${caught.run}: ${caught.seen}`;
    console.log(`${mutant.name} (${mutant.breaks}): ${said}`);
  }
  return isEachCaught;
}

function mutantOf(name: string): Mutant {
  const mutant = MUTANTS.find((one) => one.name === name);
  if (mutant !== undefined) return mutant;
  throw new WrongUse(`There is no mutant "${name}". Known: ${MUTANTS.map((one) => one.name).join(', ')}.`);
}
