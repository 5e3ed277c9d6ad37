import { command, options, WrongUse } from './arguments';
import { bundleEntrants, installEntrants } from './bench/benchFolder';
import { measureInChromium, measureInNode } from './bench/engines';
import type { ConvertPlan } from './bench/measured';
import { scoreOf, worst, type Score } from './bench/score';
import { tableOf } from './bench/table';
import { chromiumVersion, findChromium, thisMachine } from './findChromium';

const WHOLE: ConvertPlan = { sizes: [1000, 10_000, 100_000], badShares: [0.02, 0.3], runs: 15 };
const QUICK: ConvertPlan = { ...WHOLE, badShares: [0.02], runs: 3 };

/** Each bench by its name: prints its table, and answers its figures. */
const BENCHES: Readonly<Record<string, (isQuick: boolean) => Promise<Score>>> = { convert };

/** Measures the product beside what others would have built: see docs/bench.md. */
async function main(): Promise<void> {
  const given = options(
    { typed: 'npm run --silent bench --', about: 'Times the product beside other ways to do the same.' },
    {
      only: { type: 'string', value: 'NAME', about: `runs one bench alone: ${Object.keys(BENCHES).join(', ')}` },
      quick: { type: 'boolean', about: 'fewer runs: for a first look, not for a judgement' },
    },
  );
  const { only } = given;
  if (only !== undefined && !Object.hasOwn(BENCHES, only)) {
    throw new WrongUse(`--only takes one of: ${Object.keys(BENCHES).join(', ')}; not "${only}".`);
  }
  const figures: Record<string, Score> = {};
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (only === undefined || only === name) figures[name] = await bench(given.quick === true);
  }
  console.log(JSON.stringify(figures));
}

async function convert(isQuick: boolean): Promise<Score> {
  const found = findChromium(thisMachine);
  if ('missing' in found) throw new Error(found.missing);
  installEntrants();
  const bundles = bundleEntrants();
  const plan = isQuick ? QUICK : WHOLE;
  const inNode = measureInNode(bundles.node, plan);
  const inChromium = await measureInChromium(bundles.browser, plan, found.path);
  console.log(`convert: sheets of 14 columns, from cells to checked bodies and findings; ${plan.runs} runs`);
  console.log(`\n${tableOf(`Node ${process.version}`, inNode)}`);
  console.log(`\n${tableOf(chromiumVersion(found.path), inChromium)}\n`);
  const score = worst([scoreOf(inNode), scoreOf(inChromium)]);
  if (inNode.wrong['ours']?.length !== 0 || inChromium.wrong['ours']?.length !== 0) process.exitCode = 1;
  return score;
}

command(main);
