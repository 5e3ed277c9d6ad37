import { findingOf } from '../finding';
import type { SheetRule } from '../rule';

/**
 * What her column holds must be said, and be what her Kiva account expects: a cumulative amount sent where the
 * outstanding one is expected is wrong in every row. The sheet is blocked, since nothing converts one into the other.
 */
export function amountMeaningAgreed(field: string): SheetRule {
  return (_, { template, account }) => {
    const column = template.amountMeaning;
    if (column === undefined) return [findingOf('amountMeaningMissing', 'question', { field }, { field })];
    if (column === account.amountExpected) return [];
    const params = { field, column, account: account.amountExpected };
    return [findingOf('amountMeaningDiffers', 'error', { field }, params)];
  };
}
