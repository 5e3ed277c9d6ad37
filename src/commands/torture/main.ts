import { WrongUse } from '../arguments';
import { BrokenRun } from './brokenRun';
import { catchMutant, MUTANTS } from './mutants';
import type { Mutant } from './mutant';
import { installOffice } from './office';
import { brokenText, failureText, isClean, NO_TOTALS, withBroken, withRun } from './report';
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

/**
 * Tortures the send and prints what failed, with how to replay it, and the totals as one line of JSON; true when all are
 * 0. A run that breaks is told like one that fails, and the next one is played: they share nothing.
 */
export async function torture({ runs, seed, mutant: name, only }: TortureOptions): Promise<boolean> {
  const mutant = name === undefined ? undefined : mutantOf(name);
  installOffice();
  let totals = NO_TOTALS;
  const numbers = only === undefined ? Array.from({ length: runs }, (_, run) => run) : [only];
  for (const run of numbers) {
    const replay = replayOf(seed, run, name);
    const result = await orBroken(runOnce(seed, run, { mutant }));
    if (result instanceof BrokenRun) {
      totals = withBroken(totals);
      console.log(brokenText(replay, result));
      continue;
    }
    totals = withRun(totals, result.verdicts);
    if (result.verdicts.length > 0) console.log(failureText(replay, result));
  }
  console.log(JSON.stringify(totals));
  return isClean(totals);
}

/** Plants each fault in turn and prints the first run that catches it; true when all are caught, none by breaking a run. */
export async function tortureMutants(seed: number): Promise<boolean> {
  installOffice();
  let isEachCaught = true;
  for (const mutant of MUTANTS) {
    const caught = await orBroken(catchMutant(mutant, { seed, runs: MUTANT_RUNS }));
    isEachCaught &&= caught !== undefined && !(caught instanceof BrokenRun);
    console.log(`${mutant.name} (${mutant.breaks}): ${saidOf(caught)}`);
    if (caught instanceof BrokenRun) console.log(brokenText(replayOf(seed, caught.run, mutant.name), caught));
  }
  return isEachCaught;
}

function saidOf(caught: Awaited<ReturnType<typeof catchMutant>> | BrokenRun): string {
  if (caught === undefined) return `NOT CAUGHT in ${MUTANT_RUNS} runs`;
  return caught instanceof BrokenRun ? `NOT JUDGED, ${caught.message}` : `run ${caught.run}: ${caught.seen}`;
}

/** Anything else that is thrown is not a run's. */
function orBroken<T>(played: Promise<T>): Promise<T | BrokenRun> {
  return played.catch((error: unknown) => {
    if (error instanceof BrokenRun) return error;
    throw error;
  });
}

function replayOf(seed: number, run: number, mutant?: string): string {
  const planted = mutant === undefined ? '' : ` --mutant ${mutant}`;
  return `npm run --silent torture -- --seed ${seed} --only ${run}${planted}`;
}

function mutantOf(name: string): Mutant {
  const mutant = MUTANTS.find((one) => one.name === name);
  if (mutant !== undefined) return mutant;
  throw new WrongUse(`There is no mutant "${name}". Known: ${MUTANTS.map((one) => one.name).join(', ')}.`);
}
