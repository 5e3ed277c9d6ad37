import type { BrokenRun } from './brokenRun';
import type { Counts, Verdict } from './judge';
import type { RunResult } from './runOnce';
import type { Scenario } from './scenario';

/** The last line of a torture. */
export interface Totals extends Counts {
  readonly runs: number;
  /** Runs that came to no verdict. */
  readonly broken: number;
}

/** Nothing ran yet. */
export const NO_TOTALS: Totals = {
  runs: 0,
  doubles: 0,
  lost: 0,
  misplaced: 0,
  untruthful: 0,
  wronglySkipped: 0,
  broken: 0,
};

/** The totals with one more run. */
export function withRun(totals: Totals, verdicts: readonly Verdict[]): Totals {
  const counted = verdicts.reduce<Totals>((sum, { count }) => ({ ...sum, [count]: sum[count] + 1 }), totals);
  return { ...counted, runs: totals.runs + 1 };
}

/** The totals with a run that broke. */
export function withBroken(totals: Totals): Totals {
  return { ...totals, runs: totals.runs + 1, broken: totals.broken + 1 };
}

/** Whether every run came to its end, and not one row was doubled, lost, misplaced or lied about. */
export function isClean({ doubles, lost, misplaced, untruthful, wronglySkipped, broken }: Totals): boolean {
  return doubles + lost + misplaced + untruthful + wronglySkipped + broken === 0;
}

/** What a failing run was, what happened in it and what was found, for whoever looks into it. */
export function failureText(replay: string, { scenario, story, verdicts }: RunResult): string {
  return told(
    replay,
    scenario,
    story,
    verdicts.map(({ count, seen }) => `${count}: ${seen}`),
  );
}

/** The same of a run that broke, with what was thrown. */
export function brokenText(replay: string, { scenario, story, cause }: BrokenRun): string {
  return told(replay, scenario, story, [`broken: ${cause instanceof Error ? String(cause.stack) : String(cause)}`]);
}

function told(replay: string, scenario: Scenario, story: readonly string[], found: readonly string[]): string {
  return [
    replay,
    JSON.stringify(scenario),
    ...story.map((line) => `    ${line}`),
    ...found.map((line) => `  ${line}`),
  ].join('\n');
}
