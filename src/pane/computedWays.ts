import type { Term } from '../core/catalogue/scheduleDeclaration';
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
export function computedWays({ kind: { schedule }, records, findings }: CheckedSheet): ComputedWays {
  const isComputed = findings.some(({ code }) => code === 'scheduleComputed' || code === 'scheduleComputedOpen');
  const has = (term: Term, isSo: (value: unknown) => boolean): boolean => {
    const field = schedule?.terms[term];
    if (field === undefined) return false;
    return records.some((record) =>
      [record, ...(record.members ?? [])].some(({ values }) => isSo(valueIn(values, field))),
    );
  };
  return {
    hasTerms: has('instalmentCount', (count) => count !== undefined),
    declining: isComputed && has('interestMethod', (method) => method === 'declining'),
    grace: isComputed && has('gracePeriods', (periods) => periods !== undefined && periods !== 0),
  };
}
