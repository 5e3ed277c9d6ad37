import { findingOf } from '../finding';
import { NOTHING, type SheetRule } from '../rule';
import { always, firstRow } from '../firstRow';

/** A column of whole names beside no column of their parts blocks the sheet: nobody's name is split by guessing. */
export function namesApart(fullName: string, parts: readonly string[]): SheetRule {
  return ({ cellOf }) => {
    if (cellOf(fullName, 0) === undefined || parts.some((part) => cellOf(part, 0) !== undefined))
      return always(NOTHING);
    const [other = ''] = parts;
    return firstRow((row) => {
      const place = { cell: cellOf(fullName, row), field: fullName };
      return [findingOf('fullNameOnly', 'error', place, { field: fullName, other })];
    });
  };
}
