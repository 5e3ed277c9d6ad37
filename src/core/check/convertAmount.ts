import type { RecordKind } from '../catalogue/recordKind';
import { decimalText, sumText } from '../cell/decimal';
import type { AmountMeaning } from '../mapping/template';
import type { RecordDraft } from './checkSheet';
import { findingOf, type Finding } from './finding';
import { lastAmountOf } from './lastReport';
import { RowValues, valueIn } from './rowValues';
import type { RuleContext } from './rule';

/** What an amount is computed from beside her own column. */
type Base = 'loanAmount' | 'lastAmount';

/** How one meaning becomes another: base less her amount, or base and her amount. What is not here cannot be computed. */
const WAYS: Readonly<
  Partial<Record<`${AmountMeaning}>${AmountMeaning}`, { readonly base: Base; readonly sign: 1 | -1 }>>
> = {
  'outstanding>cumulativePrincipal': { base: 'loanAmount', sign: -1 },
  'cumulativePrincipal>outstanding': { base: 'loanAmount', sign: -1 },
  'paidThisPeriod>cumulativePrincipal': { base: 'lastAmount', sign: 1 },
  'paidThisPeriod>outstanding': { base: 'lastAmount', sign: -1 },
};

/** One row's amount before and after; exact. */
export interface Converted {
  readonly amount: number;
  readonly base: number;
  readonly sign: 1 | -1;
  readonly result: number;
}

/** Turns what her column holds into what her Kiva account expects. */
export interface Conversion {
  readonly from: AmountMeaning;
  readonly to: AmountMeaning;
  readonly base: Base;
  readonly field: string;
  /** She has seen the examples and agreed. */
  readonly isAgreed: boolean;
  /** The row's amount, the base that is missing, or undefined where there is no amount. */
  readonly convert: (record: Pick<RecordDraft, 'values'>) => Converted | 'baseMissing' | undefined;
}

/** Whether her column and her account agree, can be brought together, or cannot. */
export function conversionOf(
  kind: RecordKind,
  { template, account, kivaLoans, lastReport }: RuleContext,
): Conversion | 'agreed' | 'impossible' | undefined {
  const from = template.amountMeaning;
  const to = account.amountExpected;
  if (kind.meaning === undefined || from === undefined) return undefined;
  if (from === to) return 'agreed';
  const way = WAYS[`${from}>${to}`];
  if (way === undefined || (way.base === 'lastAmount' && lastReport === undefined)) return 'impossible';
  const { amount: field, loanAmount } = kind.meaning;
  const loanField = kind.keyFields[0] ?? '';
  const baseOf = ({ values }: Pick<RecordDraft, 'values'>): number | undefined => {
    const loanId = String(valueIn(values, loanField) ?? '');
    if (way.base === 'lastAmount') {
      const client = valueIn(values, kind.clientField);
      return lastReport && lastAmountOf(lastReport, loanId, typeof client === 'string' ? client : undefined);
    }
    const own = valueIn(values, loanAmount);
    if (typeof own === 'number') return own;
    const loan = kivaLoans?.get(loanId);
    // Kiva's amount of a group loan is not each member's.
    return loan?.borrowerCount === 1 ? loan.amount : undefined;
  };
  return {
    from,
    to,
    base: way.base,
    field,
    isAgreed: template.amountConverted === to,
    convert: (record) => {
      const amount = valueIn(record.values, field);
      if (typeof amount !== 'number') return undefined;
      const base = baseOf(record);
      if (base === undefined) return 'baseMissing';
      return { amount, base, sign: way.sign, result: Number(sumText([base, way.sign * amount])) };
    },
  };
}

/** The conversion of one row in words' params, e.g. "1000 − 800 = 200". */
export function conversionText({ amount, base, sign, result }: Converted): string {
  return `${decimalText(base)} ${sign === 1 ? '+' : '−'} ${decimalText(amount)} = ${decimalText(result)}`;
}

/**
 * A record with its amount as Kiva expects it, or without one and with the reason: never the cell's amount in its place.
 * `wasBlank`: its amount is 0 only because she said so of blanks, which says "nothing paid" in a column of payments alone.
 */
export function convertRecord(
  conversion: Conversion,
  draft: RecordDraft,
  wasBlank: boolean,
): { readonly record: RecordDraft; readonly findings: readonly Finding[] } {
  const converted = conversion.convert(draft);
  if (converted === undefined || !(draft.values instanceof RowValues)) return { record: draft, findings: [] };
  const { field } = conversion;
  const isUnclear = wasBlank && conversion.from !== 'paidThisPeriod';
  if (converted !== 'baseMissing' && converted.result >= 0 && !isUnclear) {
    const values = draft.values.with(field, converted.result);
    return { record: { ...draft, values, own: converted.amount }, findings: [] };
  }
  const place = { row: draft.row, cell: draft.values.get(field)?.cell, field };
  const code = conversion.base === 'loanAmount' ? 'conversionNeedsLoanAmount' : 'conversionNeedsLastAmount';
  const finding = isUnclear
    ? findingOf('conversionOfBlank', 'error', place, { field })
    : converted === 'baseMissing'
      ? findingOf(code, 'error', place, { field })
      : findingOf('conversionNegative', 'error', place, { field, sum: conversionText(converted) });
  const unread = new Set([...(draft.unread ?? []), field]);
  return { record: { ...draft, values: draft.values.with(field, undefined), unread }, findings: [finding] };
}
