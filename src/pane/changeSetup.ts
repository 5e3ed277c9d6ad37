import { RECORD_KINDS } from '../core/catalogue';
import type { RecordKindId } from '../core/catalogue/recordKind';
import { keyParts } from '../core/check/valueKey';
import { bindingKey } from '../core/mapping/bindingKey';
import type { AmountMeaning, BlankAmount, ColumnFormat } from '../core/mapping/template';
import { setUp, setUpAt, type SetupDefaults, type SheetSetup } from './setup';

/** One thing a person changes on how the sheet is read; `key` is one of SheetSetup.mapping. */
export type SetupChange =
  | { readonly what: 'kind'; readonly kind: RecordKindId }
  | { readonly what: 'headerRow'; readonly row: number }
  | { readonly what: 'column'; readonly key: string; readonly column: number | undefined }
  | { readonly what: 'proposals'; readonly keys: readonly string[] }
  | { readonly what: 'format'; readonly field: string; readonly format: ColumnFormat }
  | { readonly what: 'amountMeaning'; readonly meaning: AmountMeaning }
  | { readonly what: 'amountConverted'; readonly to: AmountMeaning }
  | { readonly what: 'addUpRepeats' }
  | { readonly what: 'blankAmount'; readonly answer: BlankAmount }
  | { readonly what: 'month'; readonly month: string };

function mapColumn(setup: SheetSetup, key: string, column: number | undefined): SheetSetup {
  const { field } = keyParts(key);
  const kept = Object.entries(setup.mapping).filter(([other, taken]) => other !== key && taken !== column);
  const formats = Object.fromEntries(Object.entries(setup.formats).filter(([other]) => other !== field));
  return {
    ...setup,
    mapping: Object.fromEntries(column === undefined ? kept : [...kept, [key, column]]),
    formats,
    missing: setup.missing.filter((binding) => bindingKey(binding) !== key),
  };
}

/**
 * The setup after one change. Another kind makes it anew. A column serves one field: mapping it again takes it from the
 * other; a field's number format is forgotten with any of its columns, since it was decided from their cells.
 */
export function changeSetup(setup: SheetSetup, change: SetupChange): SheetSetup {
  switch (change.what) {
    case 'kind': {
      const { outline, templates } = setup;
      return { ...setUp(RECORD_KINDS[change.kind], outline, templates, defaultsOf(setup)), kindChosen: true };
    }
    case 'headerRow': {
      const { kind, kindChosen, outline, templates, template } = setup;
      return { ...setUpAt(kind, outline, templates, change.row, defaultsOf(setup), template), kindChosen };
    }
    case 'column':
      return mapColumn(setup, change.key, change.column);
    case 'proposals':
      return setup.proposals
        .filter((proposal) => change.keys.includes(bindingKey(proposal)))
        .reduce((so, proposal) => mapColumn(so, bindingKey(proposal), proposal.column.column), setup);
    case 'format':
      return {
        ...setup,
        formats: { ...setup.formats, [change.field]: { ...setup.formats[change.field], ...change.format } },
      };
    case 'amountMeaning':
      // What she agreed to was about the other meaning.
      return { ...withoutConversion(setup), amountMeaning: change.meaning };
    case 'amountConverted':
      return { ...setup, amountConverted: change.to };
    case 'addUpRepeats':
      return { ...setup, addUpRepeats: true };
    case 'blankAmount':
      return { ...setup, blankAmount: change.answer };
    case 'month':
      return { ...setup, month: change.month };
  }
}

function withoutConversion({ amountConverted: _agreed, ...rest }: SheetSetup): SheetSetup {
  return rest;
}

function defaultsOf({ month, amountMeaning }: SheetSetup): SetupDefaults {
  return { month, ...(amountMeaning && { amountMeaning }) };
}
