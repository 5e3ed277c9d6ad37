import type { ConvertPlan } from '../src/commands/bench/measured';
import { measure } from './convert/measure';

/** What Node runs: the plan is its argument, one line of JSON its answer, and progress goes to stderr. */
async function main(): Promise<void> {
  const plan = JSON.parse(process.argv[2] ?? '') as ConvertPlan;
  console.log(JSON.stringify(await measure(plan, (line) => console.error(`Node: ${line}`))));
}

void main();
