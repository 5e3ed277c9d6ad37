import type { Scenario } from './scenario';

/** A run without a verdict: something threw that is no Fault, or nothing moved any more; `cause` is what was thrown. */
export class BrokenRun extends Error {
  constructor(
    readonly run: number,
    readonly scenario: Scenario,
    /** What happened before, in order. */
    readonly story: readonly string[],
    cause: unknown,
  ) {
    super(`run ${run} broke: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'BrokenRun';
  }
}
