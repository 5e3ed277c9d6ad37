import type { AmountMeaning, BlankAmount, ColumnFormat } from '../core/mapping/template';
import { setUpAt, type SheetSetup } from './setup';

/** One thing a person changes on how the sheet is read. */
export type SetupChange =
  | { readonly what: 'headerRow'; readonly row: number }
  | { readonly what: 'field'; readonly field: string; readonly column: number | undefined }
  | { readonly what: 'format'; readonly field: string; readonly format: ColumnFormat }
  | { readonly what: 'amountMeaning'; readonly meaning: AmountMeaning }
  | { readonly what: 'blankAmount'; readonly answer: BlankAmount }
  | { readonly what: 'month'; readonly month: string };

function mapField(setup: SheetSetup, field: string, column: number | undefined): SheetSetup {
  const kept = Object.entries(setup.mapping).filter(([other, taken]) => other !== field && taken !== column);
  const formats = Object.fromEntries(Object.entries(setup.formats).filter(([other]) => other !== field));
  return {
    ...setup,
    mapping: Object.fromEntries(column === undefined ? kept : [...kept, [field, column]]),
    formats,
    missing: setup.missing.filter((binding) => binding.field !== field),
  };
}

/**
 * The setup after one change. A column serves one field: mapping it again takes it from the other;
 * a field's number format is forgotten with its column, since it was decided from that column's cells.
 */
export function changeSetup(setup: SheetSetup, change: SetupChange): SheetSetup {
  switch (change.what) {
    case 'headerRow': {
      const { kind, outline, month, amountMeaning, template } = setup;
      const defaults = { month, ...(amountMeaning && { amountMeaning }) };
      return setUpAt(kind, outline, change.row, defaults, template);
    }
    case 'field':
      return mapField(setup, change.field, change.column);
    case 'format':
      return {
        ...setup,
        formats: { ...setup.formats, [change.field]: { ...setup.formats[change.field], ...change.format } },
      };
    case 'amountMeaning':
      return { ...setup, amountMeaning: change.meaning };
    case 'blankAmount':
      return { ...setup, blankAmount: change.answer };
    case 'month':
      return { ...setup, month: change.month };
  }
}
