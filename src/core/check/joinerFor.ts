import type { BoundColumn } from './bindColumns';
import type { CheckInput } from './checkSheet';
import { LoanGroups } from './loanGroups';
import { RepeatGroups } from './repeatGroups';
import type { RowJoiner } from './rowJoiner';
import type { RuleContext } from './rule';

/** How rows of this sheet become one record; undefined where each row is one. */
export function joinerFor(
  [kind, , , snapshot, , surroundings = {}]: CheckInput,
  bound: readonly BoundColumn[],
  context: RuleContext,
): RowJoiner | undefined {
  const { addUp, groups } = kind;
  if (surroundings.addUpRepeats === true && addUp !== undefined) return new RepeatGroups(context.recordKey, addUp);
  // A column that is empty all over ties nothing where another one might.
  const isFilled = (place: number): boolean => snapshot.texts.some((row) => (row[place] ?? '').trim() !== '');
  const ties = groups?.ties.flatMap((field) => bound.find(({ key }) => key === field) ?? []) ?? [];
  const tie = (ties.find(({ place }) => isFilled(place)) ?? ties[0])?.key;
  return groups === undefined || tie === undefined ? undefined : new LoanGroups(groups, tie, kind, context);
}

/** The fields that name a record on this sheet: where only a group's own id has a column, that one. */
export function recordKeyFor([kind, template, , , account]: CheckInput): readonly string[] {
  const own = kind.recordKey[account.csvFormat];
  const [id = ''] = kind.keyFields;
  const { groups } = kind;
  const isBound = (field: string): boolean => template.bindings.some((binding) => binding.field === field);
  return groups !== undefined && !isBound(id) && isBound(groups.loanId) ? [groups.loanId] : own;
}
