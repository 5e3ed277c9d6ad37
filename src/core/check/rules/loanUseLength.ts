import { findingOf } from '../finding';
import { NOTHING, type RecordRule } from '../rule';

/** A loan use with fewer or more characters than usual is a warning. */
export function loanUseLength(field: string): RecordRule {
  return ({ row, values }, { limits }) => {
    const { least, most } = limits.loanUse;
    const read = values.get(field);
    if (typeof read?.value !== 'string') return NOTHING;
    const length = [...read.value].length;
    if (length >= least && length <= most) return NOTHING;
    return [findingOf('textLength', 'warning', { row, cell: read.cell, field }, { field, length, least, most })];
  };
}
