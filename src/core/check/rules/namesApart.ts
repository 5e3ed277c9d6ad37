import { nameParts } from '../../cell/nameParts';
import { EXAMPLES_SHOWN } from '../../cell/reading';
import { findingOf, type Finding, type FindingExample } from '../finding';
import { always } from '../firstRow';
import { NOTHING, type RuleContext, type SheetRule } from '../rule';
import { valueIn } from '../rowValues';

/**
 * A column of whole names beside no column of their parts: where each has one comma it is asked whether the last name
 * stands before it, and otherwise it blocks the sheet. Nobody's name is split by guessing, least of all at its spaces.
 */
export function namesApart(fullName: string, parts: readonly string[]): SheetRule {
  return (context) => {
    const isMapped = (field: string): boolean => context.cellOf(field, 0) !== undefined;
    if (!isMapped(fullName) || parts.some(isMapped)) return always(NOTHING);
    const names = new Map<number, string | undefined>();
    return {
      add: ({ row, values }) => {
        const name = valueIn(values, fullName);
        names.set(row, typeof name === 'string' ? name : undefined);
        return NOTHING;
      },
      remove: ({ row }) => {
        names.delete(row);
        return NOTHING;
      },
      findings: () => {
        const rows = [...names.keys()].sort((a, b) => a - b);
        const [row] = rows;
        const cell = row === undefined ? undefined : context.cellOf(fullName, row);
        if (cell === undefined) return NOTHING;
        const filled = rows.flatMap((at) => {
          const name = names.get(at);
          return name === undefined ? [] : [{ row: at, name }];
        });
        const question = splitQuestion(fullName, filled, context);
        if (question !== undefined) return [question];
        const [other = ''] = parts;
        return [findingOf('fullNameOnly', 'error', { cell, field: fullName }, { field: fullName, other })];
      },
    };
  };
}

function splitQuestion(
  field: string,
  filled: readonly { readonly row: number; readonly name: string }[],
  { cellOf }: RuleContext,
): Finding | undefined {
  const [first] = filled;
  if (first === undefined || filled.some(({ name }) => nameParts(name) === undefined)) return undefined;
  const examples = filled.slice(0, EXAMPLES_SHOWN).flatMap(({ row, name }): readonly FindingExample[] => {
    const cell = cellOf(field, row);
    const split = nameParts(name);
    return cell === undefined || split === undefined
      ? []
      : [{ cell, shown: name, first: split.before, second: split.after }];
  });
  const [shown] = examples;
  if (shown === undefined) return undefined;
  const params = { field, shown: shown.shown, last: shown.first, first: shown.second, count: filled.length };
  return { ...findingOf('nameSplitOpen', 'question', { cell: shown.cell, field }, params), examples };
}
