import { findingOf } from '../finding';
import { languageOf } from '../languageOf';
import { NOTHING, type RecordRule } from '../rule';

/** An English loan use goes on after "a loan of $500 helped her", so it begins with "to": a warning where it does not. */
export function loanUseStart(field: string, languageField: string): RecordRule {
  return ({ row, values }, { reference }) => {
    const read = values.get(field);
    if (typeof read?.value !== 'string' || languageOf(values.get(languageField)?.value, reference) !== 'en')
      return NOTHING;
    if (/^to\s/i.test(read.value)) return NOTHING;
    const params = { field, shown: read.value.slice(0, 40) };
    return [findingOf('loanUseStart', 'warning', { row, cell: read.cell, field }, params)];
  };
}
