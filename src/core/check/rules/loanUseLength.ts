import { findingOf } from '../finding';
import { NOTHING, type RecordRule } from '../rule';
import { valueUnder } from '../rowValues';

/** A loan use with fewer or more characters than usual is a warning. */
export function loanUseLength(field: string): RecordRule {
  const textIn = valueUnder(field);
  return ({ row, values }, { limits }) => {
    const { least, most } = limits.loanUse;
    const text = textIn(values);
    if (typeof text !== 'string') return NOTHING;
    // A character is one or two units: a text within these bounds need not be taken apart.
    if (text.length >= 2 * least && text.length <= most) return NOTHING;
    const { length } = [...text];
    if (length >= least && length <= most) return NOTHING;
    return [
      findingOf('textLength', 'warning', { row, cell: values.get(field)?.cell, field }, { field, length, least, most }),
    ];
  };
}
