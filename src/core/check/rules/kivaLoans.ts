import { decimalText } from '../../cell/decimal';
import { OPEN_LOAN, REPAYING, type KivaLoan } from '../../kiva/kivaLoans';
import { findingOf, type Finding } from '../finding';
import { always } from '../firstRow';
import { NOTHING, type RecordRule, type RuleContext, type SheetRule } from '../rule';
import { valueIn, valueUnder } from '../rowValues';

type Loans = ReadonlyMap<string, KivaLoan>;

/** A repayment for a loan that Kiva does not have, or that is neither being paid back nor defaulted, is a warning. */
export function loanIsRepaying(field: string): RecordRule {
  return ({ row, values }, { kivaLoans, kivaLoansCut }) => {
    const loanId = valueIn(values, field);
    if (kivaLoans === undefined || typeof loanId !== 'string') return NOTHING;
    const loan = kivaLoans.get(loanId);
    if (loan === undefined && kivaLoansCut !== undefined) return NOTHING;
    if (loan !== undefined && REPAYING.has(loan.status)) return NOTHING;
    const place = { row, cell: values.get(field)?.cell, field };
    if (loan === undefined) return [findingOf('loanNotAtKiva', 'warning', place, { field, loan: loanId })];
    return [findingOf('loanNotRepaying', 'warning', place, { field, loan: loanId, status: loan.status })];
  };
}

/**
 * An amount above the loan's at Kiva is an error where that is the loan of one borrower, and nobody says that its
 * currency is another one; where the sheet has the loan's amount itself that is what counts.
 */
export function amountWithinKivaLoan(
  field: string,
  {
    loanField,
    loanAmount,
    currency,
  }: { readonly loanField: string; readonly loanAmount: string; readonly currency: string },
): RecordRule {
  return ({ row, values }, { kivaLoans }) => {
    const amount = valueIn(values, field);
    if (kivaLoans === undefined || typeof amount !== 'number' || valueIn(values, loanAmount) !== undefined)
      return NOTHING;
    const loan = kivaLoans.get(String(valueIn(values, loanField) ?? ''));
    if (loan?.amount === undefined || loan.borrowerCount !== 1 || amount <= loan.amount) return NOTHING;
    const own = valueIn(values, currency);
    if (own !== undefined && loan.currency !== undefined && String(own).toUpperCase() !== loan.currency) return NOTHING;
    const params = {
      field,
      amount: decimalText(amount),
      limit: decimalText(loan.amount),
      currency: loan.currency ?? '',
    };
    return [findingOf('amountAboveKivaLoan', 'error', { row, cell: values.get(field)?.cell, field }, params)];
  };
}

/** Loans that Kiva expects an amount for and the sheet lacks: one warning with a list, since Kiva may bill them. */
export function expectedLoans(field: string): SheetRule {
  return (context) => {
    const { kivaLoans, limits } = context;
    const missing = new Set([...(kivaLoans?.values() ?? NOTHING)].filter(isRepaying).map(({ loanId }) => loanId));
    const rows = new Map<string, number>();
    const move = (loanId: unknown, by: 1 | -1): void => {
      if (kivaLoans === undefined || typeof loanId !== 'string') return;
      const count = (rows.get(loanId) ?? 0) + by;
      rows.set(loanId, count);
      const loan = kivaLoans.get(loanId);
      if (count > 0) missing.delete(loanId);
      else if (loan !== undefined && isRepaying(loan)) missing.add(loanId);
    };
    return {
      add: ({ values }) => {
        move(valueIn(values, field), 1);
        return NOTHING;
      },
      remove: ({ values }) => {
        move(valueIn(values, field), -1);
        return NOTHING;
      },
      findings: () => {
        if (missing.size === 0) return NOTHING;
        const named = [...missing].sort().slice(0, limits.loansNamed);
        const loans = named.join(', ') + (missing.size > named.length ? ', …' : '');
        return [findingOf('loansMissing', 'warning', { field }, { field, count: missing.size, loans })];
      },
      notChecked: () => notCompared(field, context),
    };
  };
}

/** A draft for a client who has an open loan at Kiva is a warning. */
export function noOpenLoan(field: string): RecordRule {
  const clientIn = valueUnder(field);
  return ({ row, values }, { kivaLoans }) => {
    if (kivaLoans === undefined) return NOTHING;
    const client = clientIn(values);
    if (typeof client !== 'string') return NOTHING;
    const loan = openLoans(kivaLoans).get(client);
    if (loan === undefined) return NOTHING;
    const params = { field, client, loan: loan.loanId, status: loan.status };
    return [findingOf('clientHasOpenLoan', 'warning', { row, cell: values.get(field)?.cell, field }, params)];
  };
}

/** Says once that Kiva's list of loans is not at hand, or not whole. */
export function kivaLoansKnown(field: string): SheetRule {
  return (context) => ({ ...always(NOTHING), notChecked: () => notCompared(field, context) });
}

function isRepaying({ status }: KivaLoan): boolean {
  return REPAYING.has(status);
}

function notCompared(field: string, { kivaLoans, kivaLoansCut }: RuleContext): readonly Finding[] {
  if (kivaLoans === undefined) return [findingOf('kivaLoansMissing', 'warning', { field }, { field })];
  if (kivaLoansCut === undefined) return NOTHING;
  const { read, total } = kivaLoansCut;
  return [findingOf('kivaLoansCut', 'warning', { field }, { field, count: read, total })];
}

/** Made once for a list that every row is looked up in. */
const byClient = new WeakMap<Loans, Loans>();

function openLoans(loans: Loans): Loans {
  const known = byClient.get(loans);
  if (known !== undefined) return known;
  const open = [...loans.values()].filter(({ clientId, status }) => clientId !== '' && OPEN_LOAN.has(status));
  const index = new Map(open.map((loan) => [loan.clientId, loan]));
  byClient.set(loans, index);
  return index;
}
