import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { WrongUse } from '../../../src/commands/arguments';
import * as deciding from '../../../src/commands/torture/decide';
import { torture } from '../../../src/commands/torture/main';
import { MUTANTS } from '../../../src/commands/torture/mutants';
import { installOffice } from '../../../src/commands/torture/office';
import { NO_TOTALS } from '../../../src/commands/torture/report';
import { runOnce } from '../../../src/commands/torture/runOnce';

const ROOT = resolve(__dirname, '../../..');
const SEED = 1;
/** A planted fault that is found in the first run of the seed. */
const CAUGHT_AT_ONCE = 'referencesOneOff';

const takeAway = installOffice();
const said: string[] = [];
beforeAll(() => {
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  jest.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
});
beforeEach(() => said.splice(0));
afterEach(() => {
  process.exitCode = undefined;
});
afterAll(() => {
  jest.restoreAllMocks();
  takeAway();
});

const totals = (): unknown => JSON.parse(said.at(-1) ?? '');

/** Starts the command as npm does, and answers its exit code. */
async function commandWith(...args: readonly string[]): Promise<unknown> {
  const { argv } = process;
  process.argv = ['node', 'torture', ...args];
  jest.isolateModules(() => jest.requireActual('../../../src/commands/torture'));
  while (process.exitCode === undefined) await new Promise((resolve) => setImmediate(resolve));
  process.argv = argv;
  return process.exitCode;
}

it('plays a failing run again to the same findings', async () => {
  const mutant = MUTANTS.find(({ name }) => name === CAUGHT_AT_ONCE);
  const [one, other] = [await runOnce(SEED, 0, { mutant }), await runOnce(SEED, 0, { mutant })];
  expect(one.verdicts.length).toBeGreaterThan(0);
  expect(other).toEqual(one);
}, 60_000);

describe('the command', () => {
  it('ends with 0 and one line of JSON where nothing is found', async () => {
    expect(await commandWith('--runs', '2', '--seed', '1')).toBe(0);
    expect(said).toHaveLength(1);
    expect(totals()).toEqual({ ...NO_TOTALS, runs: 2 });
  }, 60_000);

  it('ends with 1 where something is found, and says first how to play it again', async () => {
    expect(await commandWith('--only', '0', '--mutant', CAUGHT_AT_ONCE)).toBe(1);
    const replay = `npm run --silent torture -- --seed 1 --only 0 --mutant ${CAUGHT_AT_ONCE}`;
    expect(said).toEqual([expect.stringMatching(`^${replay}\n`), expect.stringMatching(/^\{.*\}$/)]);
    expect(totals()).toMatchObject({ runs: 1, broken: 0 });
    expect(totals()).not.toEqual({ ...NO_TOTALS, runs: 1 });
  }, 60_000);

  it.each([
    ['--runs', '0'],
    ['--seed', 'many'],
    ['--nonsense', ''],
  ])('ends with 2 where it is asked for %s %s', async (...args) => {
    expect(await commandWith(...args)).toBe(2);
    expect(said).toHaveLength(1);
  });
});

it('knows no other planted fault than its own', async () => {
  await expect(torture({ runs: 1, seed: SEED, mutant: 'none' })).rejects.toThrow(WrongUse);
});

it('tells how to play a run again that broke, goes on with the next, and fails', async () => {
  const breaking = jest.spyOn(deciding, 'decideCards').mockRejectedValueOnce(new TypeError('not a Fault'));
  expect(await torture({ runs: 2, seed: SEED })).toBe(false);
  breaking.mockRestore();
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(/^npm run --silent torture -- --seed 1 --only 0\n\{"seed":/);
  expect(said[0]).toMatch(/\n {2}broken: TypeError: not a Fault\n/);
  expect(totals()).toEqual({ ...NO_TOTALS, runs: 2, broken: 1 });
}, 60_000);

it('hears what nobody waits for, and waits for what was thrown', () => {
  const loader = join(ROOT, 'test/support/requireTypeScript.js');
  const script = `
    const { orStray } = require(${JSON.stringify(join(ROOT, 'src/commands/torture/orStray.ts'))});
    const told = (work) => orStray(work).then((done) => console.log(done), (error) => console.log(error.message));
    const stray = () => { void Promise.reject(new Error('a stray')); };
    told(async () => { stray(); return 'done'; })
      .then(() => told(async () => { stray(); throw new Error('it hangs'); }))
      .then(() => told(async () => { throw new Error('its own'); }))
      .then(() => told(async () => 'done'));
  `;
  const { status, stdout } = spawnSync(process.execPath, ['-r', loader, '-e', script], { encoding: 'utf8' });
  expect([status, stdout.trim().split('\n')]).toEqual([0, ['a stray', 'a stray', 'its own', 'done']]);
});
