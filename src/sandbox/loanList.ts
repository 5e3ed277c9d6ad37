import type { Loan } from './loans';

/** What GET loans asks for, already judged; offset counts from 0. */
export interface LoanQuery {
  readonly query: string | undefined;
  readonly status: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** One page in the contract's shape; `query` is found in the name (any case), or is a loan, client or Kiva id. */
export function pageOfLoans(loans: readonly Loan[], asked: LoanQuery): { total_records: number; data: Loan[] } {
  const wanted = asked.query?.trim().toLocaleLowerCase('en') ?? '';
  const found = loans.filter(
    (loan) =>
      (asked.status === undefined || loan.status === asked.status) &&
      (wanted === '' ||
        loan.name.toLocaleLowerCase('en').includes(wanted) ||
        [loan.internal_loan_id, loan.internal_client_id, String(loan.kiva_id)].some(
          (id) => id.toLocaleLowerCase('en') === wanted,
        )),
  );
  return { total_records: found.length, data: found.slice(asked.offset, asked.offset + asked.limit) };
}
