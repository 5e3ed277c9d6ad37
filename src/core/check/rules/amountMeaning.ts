import { addressOf } from '../../cell/a1';
import { conversionOf, conversionText, type Conversion, type Converted } from '../convertAmount';
import { findingOf } from '../finding';
import { always } from '../firstRow';
import { NOTHING, type RuleContext, type SheetIndex, type SheetRule } from '../rule';

const EXAMPLES = 3;

/**
 * What her column holds must be said, and be or become what her Kiva account expects. A conversion is a question with
 * three of her own rows in it until she agreed, and a warning from then on; where there is none the sheet is blocked.
 */
export function amountMeaningAgreed(field: string): SheetRule {
  return (context) => {
    const { template, account } = context;
    const column = template.amountMeaning;
    if (column === undefined) return always([findingOf('amountMeaningMissing', 'question', { field }, { field })]);
    const conversion = conversionOf(context.kind, context);
    const params = { field, column, account: account.amountExpected };
    switch (conversion) {
      case 'agreed':
      case undefined:
        return always(NOTHING);
      case 'impossible':
        return always([findingOf('amountMeaningDiffers', 'error', { field }, params)]);
      default:
        if (conversion.isAgreed) return always([findingOf('amountConverted', 'warning', { field }, params)]);
        return examplesOf(conversion, context);
    }
  };
}

function examplesOf(conversion: Conversion, { cellOf }: RuleContext): SheetIndex {
  const { field, from: column, to: account } = conversion;
  const converted = new Map<number, Converted>();
  const lacking = new Set<number>();
  return {
    add: (record) => {
      const one = conversion.convert(record);
      if (one === 'baseMissing') lacking.add(record.row);
      else if (one !== undefined) converted.set(record.row, one);
      return NOTHING;
    },
    remove: ({ row }) => {
      converted.delete(row);
      lacking.delete(row);
      return NOTHING;
    },
    findings: () => {
      const rows = [...converted.keys()].sort((a, b) => a - b).slice(0, EXAMPLES);
      const examples = rows.map((row) => {
        const cell = cellOf(field, row);
        const one = converted.get(row);
        return `${cell === undefined ? '' : addressOf(cell)}: ${one === undefined ? '' : conversionText(one)}`;
      });
      const params = { field, column, account, count: converted.size, lacking: lacking.size };
      // Where no row has what it takes, agreeing would leave every row behind.
      if (rows.length === 0 && lacking.size > 0) {
        const missing = { field, column, account };
        return [findingOf(BASE_MISSING[conversion.base], 'error', { field }, missing)];
      }
      const [row] = rows;
      if (row === undefined) return NOTHING;
      const place = { cell: cellOf(field, row), field };
      return [findingOf('amountConversionOpen', 'question', place, { ...params, examples: examples.join('; ') })];
    },
  };
}

const BASE_MISSING = { loanAmount: 'conversionLacksLoans', lastAmount: 'conversionLacksReport' } as const;
