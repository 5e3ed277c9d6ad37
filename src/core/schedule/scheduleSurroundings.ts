import type { ScheduleDeclaration } from '../catalogue/scheduleDeclaration';
import type { CheckSurroundings } from '../check/checkSheet';
import type { InstalmentSheet } from '../instalments/instalmentSheet';
import { tieInstalments } from '../instalments/tieInstalments';
import type { Template } from '../mapping/template';
import { computedSchedules } from './computedSchedules';
import { repairSchedules } from './repairedSchedule';

/**
 * What a check of records needs for their schedules, in its order: instalments of another sheet or, where she has no such
 * sheet, those computed from terms, then repairs she agreed to (difference by loan). Empty where the sheet has none of it,
 * so that it costs nothing, and where records of its kind have no schedule.
 */
export function scheduleSurroundings(
  fields: ScheduleDeclaration | undefined,
  { schedule, bindings, constants = {} }: Pick<Template, 'schedule' | 'bindings' | 'constants'>,
  plan?: InstalmentSheet,
  agreed: ReadonlyMap<string, string> = new Map(),
): Required<Pick<CheckSurroundings, 'completions' | 'sheetRules'>> {
  if (fields === undefined) return { completions: [], sheetRules: [] };
  const tied = plan === undefined ? [] : [tieInstalments(plan, fields)];
  const named = [...bindings.map(({ field }) => field), ...Object.keys(constants)];
  // A loan that her own instalments leave out is a gap in them: a computed schedule would pass for one of hers.
  const isComputed = plan === undefined && named.some((field) => fields.termsAlone.includes(field));
  const computed = isComputed ? [computedSchedules(fields, schedule)] : [];
  const sources = [...tied, ...computed];
  return {
    completions: [
      ...sources.map(({ completion }) => completion),
      ...(agreed.size > 0 ? [repairSchedules(fields, agreed)] : []),
    ],
    sheetRules: sources.map(({ sheetRule }) => sheetRule),
  };
}
