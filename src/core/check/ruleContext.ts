import type { BoundColumn } from './bindColumns';
import type { CheckInput } from './checkSheet';
import { LIMITS } from './limits';
import type { RuleContext } from './rule';
import type { SheetGrid } from './sheetGrid';

/** What rules may look at: everything the check is made from, the partner's own numbers over the defaults. */
export function ruleContext(
  [kind, template, , , account, surroundings = {}]: CheckInput,
  recordKey: readonly string[],
  bound: readonly BoundColumn[],
  grid: SheetGrid,
): RuleContext {
  const columns = new Map(bound.map(({ key, column }) => [key, column]));
  const places = new Map(bound.map(({ key, place }) => [key, place]));
  const { limits, ...rest } = surroundings;
  return {
    kind,
    template,
    account,
    recordKey,
    ...rest,
    limits: { ...LIMITS, ...limits },
    textOf: (field, row) => {
      const place = places.get(field);
      return place === undefined ? '' : grid.at(row - grid.snapshot.firstRow, place).text;
    },
    cellOf: (field, row) => {
      const column = columns.get(field);
      return column === undefined ? undefined : { row, column };
    },
  };
}
