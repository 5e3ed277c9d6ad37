import type { BoundColumn } from './bindColumns';
import type { CheckInput } from './checkSheet';
import { LIMITS } from './limits';
import type { RuleContext } from './rule';

/** What rules may look at: everything the check is made from, the partner's own numbers over the defaults. */
export function ruleContext(
  [kind, template, , , account, surroundings = {}]: CheckInput,
  recordKey: readonly string[],
  bound: readonly BoundColumn[],
): RuleContext {
  const columns = new Map(bound.map(({ key, column }) => [key, column]));
  const { limits, ...rest } = surroundings;
  return {
    kind,
    template,
    account,
    recordKey,
    ...rest,
    limits: { ...LIMITS, ...limits },
    cellOf: (field, row) => {
      const column = columns.get(field);
      return column === undefined ? undefined : { row, column };
    },
  };
}
