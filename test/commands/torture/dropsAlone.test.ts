import { installOffice } from '../../../src/commands/torture/office';
import { runOnce } from '../../../src/commands/torture/runOnce';
import { drawDropsAlone } from '../../../src/commands/torture/scenario';

const SEED = 1;
const RUNS = 9;

const takeAway = installOffice();
afterAll(() => takeAway());

it('tells the fate of every row where 5 % of the calls between pane and relay are lost and nothing else goes wrong', async () => {
  let lostCalls = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const { verdicts, tally, taken, scenario } = await runOnce(SEED, run, { draw: drawDropsAlone });
    const names = taken.map(({ name }) => name);
    expect([scenario.kind, verdicts]).toEqual([scenario.kind, []]);
    expect(tally).toMatchObject({ unknownCells: 0, cards: 0 });
    expect([names.length, new Set(names).size]).toEqual([scenario.rows, scenario.rows]);
    lostCalls += tally.lostCalls;
  }
  // Several a run, so that some are lost in the midst of a send.
  expect(lostCalls).toBeGreaterThan(RUNS);
}, 120_000);
