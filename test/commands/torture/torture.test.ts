import { installOffice } from '../../../src/commands/torture/office';
import { NO_TOTALS, withRun } from '../../../src/commands/torture/report';
import { runOnce } from '../../../src/commands/torture/runOnce';
import { drawScenario } from '../../../src/commands/torture/scenario';

const SEED = 1;
const RUNS = 60;

let takeAway: () => void;
beforeAll(() => {
  takeAway = installOffice();
});
afterAll(() => takeAway());

it('sends through random troubles without a row doubled, lost, misplaced or lied about', async () => {
  let totals = NO_TOTALS;
  for (let run = 0; run < RUNS; run += 1) totals = withRun(totals, (await runOnce(SEED, run)).verdicts);
  expect(totals).toEqual({ ...NO_TOTALS, runs: RUNS });
}, 120_000);

it('copies the workbook in 15 of every 100 runs', () => {
  const scenarios = Array.from({ length: 2000 }, (_, run) => drawScenario(SEED, run));
  expect(scenarios.filter(({ fork }) => fork !== undefined)).toHaveLength(300);
  expect(scenarios.slice(0, 100).filter(({ fork }) => fork !== undefined)).toHaveLength(15);
});

it('plays the same run again', async () => {
  const [one, other] = [await runOnce(SEED, 6), await runOnce(SEED, 6)];
  expect(one.story).toEqual(other.story);
  expect(one.story.length).toBeGreaterThan(3);
});
