import { findingOf } from '../finding';
import { languageOf } from '../languageOf';
import { NOTHING, type RecordRule } from '../rule';
import { valueIn } from '../rowValues';

/** An English loan use goes on after "a loan of $500 helped her", so it begins with "to": a warning where it does not. */
export function loanUseStart(field: string, languageField: string): RecordRule {
  return ({ row, values }, { reference }) => {
    const text = valueIn(values, field);
    if (typeof text !== 'string' || languageOf(valueIn(values, languageField), reference) !== 'en') return NOTHING;
    if (/^to\s/i.test(text)) return NOTHING;
    const params = { field, shown: text.slice(0, 40) };
    return [findingOf('loanUseStart', 'warning', { row, cell: values.get(field)?.cell, field }, params)];
  };
}
