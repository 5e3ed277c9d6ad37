import type { Counts, Verdict } from './judge';
import type { RunResult } from './runOnce';

/** The last line of a torture. */
export interface Totals extends Counts {
  readonly runs: number;
}

/** Nothing ran yet. */
export const NO_TOTALS: Totals = { runs: 0, doubles: 0, lost: 0, misplaced: 0, untruthful: 0, wronglySkipped: 0 };

/** The totals with one more run. */
export function withRun(totals: Totals, verdicts: readonly Verdict[]): Totals {
  const counted = verdicts.reduce<Totals>((sum, { count }) => ({ ...sum, [count]: sum[count] + 1 }), totals);
  return { ...counted, runs: totals.runs + 1 };
}

/** Whether not one row was doubled, lost, misplaced or lied about. */
export function isClean({ doubles, lost, misplaced, untruthful, wronglySkipped }: Totals): boolean {
  return doubles + lost + misplaced + untruthful + wronglySkipped === 0;
}

/** What a failing run was, what happened in it and what was found, for whoever looks into it. */
export function failureText(replay: string, { scenario, story, verdicts }: RunResult): string {
  const found = verdicts.map(({ count, seen }) => `  ${count}: ${seen}`);
  return [replay, JSON.stringify(scenario), ...story.map((line) => `    ${line}`), ...found].join('\n');
}
