import { findingOf } from '../finding';
import type { SheetRule } from '../rule';

/** A column of whole names beside no column of their parts blocks the sheet: nobody's name is split by guessing. */
export function namesApart(fullName: string, parts: readonly string[]): SheetRule {
  return (records, { cellOf }) => {
    const [first] = records;
    const cell = first && cellOf(fullName, first.row);
    if (first === undefined || cell === undefined) return [];
    if (parts.some((part) => cellOf(part, first.row) !== undefined)) return [];
    const [other = ''] = parts;
    return [findingOf('fullNameOnly', 'error', { cell, field: fullName }, { field: fullName, other })];
  };
}
