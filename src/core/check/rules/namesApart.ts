import { findingOf } from '../finding';
import { NOTHING, type SheetRule } from '../rule';
import { firstRow } from '../firstRow';

/** A column of whole names beside no column of their parts blocks the sheet: nobody's name is split by guessing. */
export function namesApart(fullName: string, parts: readonly string[]): SheetRule {
  return ({ cellOf }) =>
    firstRow((row) => {
      const cell = cellOf(fullName, row);
      if (cell === undefined || parts.some((part) => cellOf(part, row) !== undefined)) return NOTHING;
      const [other = ''] = parts;
      return [findingOf('fullNameOnly', 'error', { cell, field: fullName }, { field: fullName, other })];
    });
}
