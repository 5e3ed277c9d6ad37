import type { CheckSurroundings } from '../check/checkSheet';
import type { InstalmentSheet } from '../instalments/instalmentSheet';
import { tieInstalments } from '../instalments/tieInstalments';
import type { Template } from '../mapping/template';
import { LOAN_TERM_FIELDS } from '../catalogue/loanTermFields';
import { computedSchedules } from './computedSchedules';
import { repairSchedules } from './repairedSchedule';

const TERMS: ReadonlySet<string> = new Set(LOAN_TERM_FIELDS.map(({ id }) => id));

/**
 * What one check of loan drafts needs for their schedules, in its order: instalments of another sheet or, where she has
 * no such sheet, those computed from terms, then repairs she agreed to (difference by loan). Empty where the sheet has none of it, so that it costs
 * nothing.
 */
export function scheduleSurroundings(
  { schedule, bindings, constants = {} }: Pick<Template, 'schedule' | 'bindings' | 'constants'>,
  plan?: InstalmentSheet,
  agreed: ReadonlyMap<string, string> = new Map(),
): Required<Pick<CheckSurroundings, 'completions' | 'sheetRules'>> {
  const tied = plan === undefined ? [] : [tieInstalments(plan)];
  const named = [...bindings.map(({ field }) => field), ...Object.keys(constants)];
  // A loan that her own instalments leave out is a gap in them: a computed schedule would pass for one of hers.
  const isComputed = plan === undefined && named.some((field) => TERMS.has(field));
  const computed = isComputed ? [computedSchedules(schedule)] : [];
  const sources = [...tied, ...computed];
  return {
    completions: [
      ...sources.map(({ completion }) => completion),
      ...(agreed.size > 0 ? [repairSchedules(agreed)] : []),
    ],
    sheetRules: sources.map(({ sheetRule }) => sheetRule),
  };
}
