import { findingOf } from '../finding';
import { languageOf } from '../languageOf';
import { NOTHING, type RecordRule } from '../rule';
import { valueUnder } from '../rowValues';

/** An English loan use goes on after "a loan of $500 helped her", so it begins with "to": a warning where it does not. */
export function loanUseStart(field: string, languageField: string): RecordRule {
  const textIn = valueUnder(field);
  const languageIn = valueUnder(languageField);
  return ({ row, values }, { reference }) => {
    const text = textIn(values);
    // Most begin so, whatever their language.
    if (typeof text !== 'string' || text.startsWith('to ')) return NOTHING;
    if (languageOf(languageIn(values), reference) !== 'en' || /^to\s/i.test(text)) return NOTHING;
    const params = { field, shown: text.slice(0, 40) };
    return [findingOf('loanUseStart', 'warning', { row, cell: values.get(field)?.cell, field }, params)];
  };
}
