import { findingOf } from '../finding';
import type { RecordRule } from '../rule';

/** A text with fewer or more characters than usual is a warning. */
export function textLength(
  field: string,
  { least, most }: { readonly least: number; readonly most: number },
): RecordRule {
  return ({ row, values }) => {
    const read = values.get(field);
    if (typeof read?.value !== 'string') return [];
    const length = [...read.value].length;
    if (length >= least && length <= most) return [];
    return [findingOf('textLength', 'warning', { row, cell: read.cell, field }, { field, length, least, most })];
  };
}
