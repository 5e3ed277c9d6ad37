import type { CheckedSheet } from '../core/check/checkSheet';
import { valueIn } from '../core/check/rowValues';

/** What about a sheet's computed schedules is hers to say. */
export interface ComputedWays {
  /** Some loans have terms from which a schedule is computed, or could be. */
  readonly hasTerms: boolean;
  /** Some say "declining" and no more. */
  readonly declining: boolean;
  /** Some have periods of grace. */
  readonly grace: boolean;
}

/** What the checked loans leave open; how they are computed is not, where none is. */
export function computedWays({ records, findings }: CheckedSheet): ComputedWays {
  const isComputed = findings.some(({ code }) => code === 'scheduleComputed' || code === 'scheduleComputedOpen');
  const has = (field: string, isSo: (value: unknown) => boolean): boolean =>
    records.some((record) => [record, ...(record.members ?? [])].some(({ values }) => isSo(valueIn(values, field))));
  return {
    hasTerms: has('loanDraft.instalmentCount', (count) => count !== undefined),
    declining: isComputed && has('loanDraft.interestMethod', (method) => method === 'declining'),
    grace: isComputed && has('loanDraft.gracePeriods', (periods) => periods !== undefined && periods !== 0),
  };
}
