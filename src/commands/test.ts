import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildBundles } from './build';
import { chromiumVersion, findChromium, thisMachine } from './findChromium';
import { findPostgres, thisMachinesPostgres } from './findPostgres';
import { PROJECT_ROOT } from './projectRoot';
import {
  addCounts,
  browserCounts,
  nodeCounts,
  type Counts,
  type JestReport,
  type PlaywrightReport,
} from './testCounts';
import {
  browserFailures,
  failuresText,
  nodeFailures,
  type BrowserReport,
  type NodeReport,
  type TestFailure,
} from './testFailures';

const REPORTS = join(PROJECT_ROOT, 'build', 'reports');
const SAMPLES = join(PROJECT_ROOT, '..', 'shared', 'data');

/** What a runner's report says, or why there is none. */
interface Ran {
  readonly counts: Counts;
  readonly failures: readonly TestFailure[];
}

/**
 * Runs every test (or, with --samples, those on real spreadsheets), says why the first of them failed and ends with
 * "N passed, N failed".
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { samples: { type: 'boolean', default: false } } });
  mkdirSync(REPORTS, { recursive: true });
  await buildBundles();
  const ran = values.samples ? [runSamples()] : [runNode(), runBrowser('browser')];
  const counts = ran.map((one) => one.counts).reduce(addCounts);
  const failures = ran.flatMap((one) => one.failures);
  if (failures.length > 0) console.log(failuresText(failures, PROJECT_ROOT));
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
}

function runSamples(): Ran {
  if (existsSync(SAMPLES)) return runBrowser('samples');
  console.error(
    'The folder of real spreadsheets is not beside this project: its tests were not run and count as nothing.',
  );
  process.exit(0);
}

function runNode(): Ran {
  const report = join(REPORTS, 'node.json');
  rmSync(report, { force: true });
  // Looked for here, since an installation takes longer than a test may; the tests that need it fail without.
  const postgres = findPostgres(thisMachinesPostgres);
  console.error('missing' in postgres ? `Tests fail: ${postgres.missing}` : `PostgreSQL: ${postgres.folder}.`);
  const jest = join(PROJECT_ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const status = run([jest, '--json', `--outputFile=${report}`, '--silent']);
  return ranWith('jest', report, status, (read: JestReport & NodeReport) => ({
    counts: nodeCounts(read),
    failures: nodeFailures(read),
  }));
}

function runBrowser(project: 'browser' | 'samples'): Ran {
  const playwright = join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const report = join(REPORTS, `${project}.json`);
  rmSync(report, { force: true });
  const env = { PLAYWRIGHT_REPORT: report };
  const found = findChromium(thisMachine);
  if ('missing' in found) {
    console.error(`The browser tests fail: ${found.missing}`);
    const failed = Math.max(1, listed([playwright, 'test', `--project=${project}`, '--list', '--reporter=json']));
    const failure = { file: 'Playwright', name: `all ${failed} tests in a browser`, why: found.missing };
    return { counts: { passed: 0, failed }, failures: [failure] };
  }
  console.error(`Browser: ${chromiumVersion(found.path)}, from ${found.from}.`);
  const status = run([playwright, 'test', `--project=${project}`], { ...env, CHROMIUM: found.path });
  return ranWith('Playwright', report, status, (read: PlaywrightReport & BrowserReport) => ({
    counts: browserCounts(read),
    failures: browserFailures(read),
  }));
}

/** A runner that fails without a failed test (a file that does not load, say) must not pass unseen. */
function ranWith<Report>(runner: string, report: string, status: number, read: (report: Report) => Ran): Ran {
  const broken = (passed: number, why: string): Ran => ({
    counts: { passed, failed: 1 },
    failures: [{ file: runner, name: 'the whole run', why: `${why} (exit status ${status}).` }],
  });
  if (!existsSync(report)) return broken(0, 'It ended without a report');
  const ran = read(JSON.parse(readFileSync(report, 'utf8')) as Report);
  return status !== 0 && ran.counts.failed === 0 ? broken(ran.counts.passed, 'It failed without a failed test') : ran;
}

/** How many tests there are, all of which count as failed where there is no browser to run them. */
function listed(args: readonly string[]): number {
  const { stdout } = spawnSync(process.execPath, args, { cwd: PROJECT_ROOT, encoding: 'utf8', maxBuffer: 1e8 });
  return browserCounts(JSON.parse(stdout) as PlaywrightReport).failed;
}

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const options = { cwd: PROJECT_ROOT, env: { ...process.env, ...env }, stdio: 'inherit' } as const;
  return spawnSync(process.execPath, args, options).status ?? 1;
}

main().catch((fault: Error) => {
  console.error(fault.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
