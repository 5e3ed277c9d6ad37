import { decimalText } from '../../cell/decimal';
import { findingOf } from '../finding';
import { always } from '../firstRow';
import { lastAmountOf } from '../lastReport';
import { NOTHING, type RecordRule, type RuleContext, type SheetRule } from '../rule';
import { valueIn } from '../rowValues';

/** A cumulative amount never falls: one below what was reported last time is a warning. */
export function notBelowLastReport(field: string): RecordRule {
  return ({ row, values }, context) => {
    const { kind, lastReport } = context;
    const amount = valueIn(values, field);
    if (lastReport === undefined || typeof amount !== 'number' || !isCumulative(context)) return NOTHING;
    const loanId = valueIn(values, kind.keyFields[0] ?? '');
    const client = valueIn(values, kind.clientField);
    if (typeof loanId !== 'string') return NOTHING;
    const last = lastAmountOf(lastReport, loanId, typeof client === 'string' ? client : undefined);
    if (last === undefined || amount >= last) return NOTHING;
    const params = { field, amount: decimalText(amount), last: decimalText(last), month: lastReport.month };
    return [findingOf('belowLastReport', 'warning', { row, cell: values.get(field)?.cell, field }, params)];
  };
}

/** Says once that nothing is known of the last report, where amounts would be compared with it. */
export function lastReportKnown(field: string): SheetRule {
  return (context) => ({
    ...always(NOTHING),
    notChecked: () =>
      context.lastReport !== undefined || !isCumulative(context)
        ? NOTHING
        : [findingOf('lastReportMissing', 'warning', { field }, { field })],
  });
}

/** Whether the amounts, as they go out, are what was repaid so far. */
function isCumulative({ template, account }: RuleContext): boolean {
  const meaning = template.amountConverted ?? template.amountMeaning;
  return meaning === 'cumulativePrincipal' && account.amountExpected === 'cumulativePrincipal';
}
