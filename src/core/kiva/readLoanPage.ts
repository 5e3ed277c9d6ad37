import type { ReadAnswer } from '../relayProtocol/messages';
import { parseExact } from './exactJson';
import type { KivaLoan } from './kivaLoans';
import { asList, asRecord, asText, type TolerantRecord } from './tolerant';

/** One loan of a page; `id` tells it from every other one, '' where nothing does. */
export interface ListedLoan {
  readonly id: string;
  readonly loan: KivaLoan;
}

/** One page of GET loans; `total` is absent where Kiva does not say how many there are. */
export interface LoanPage {
  readonly total?: number;
  readonly loans: readonly ListedLoan[];
}

const TEXT_LIMIT = 300;

/** The page in what the relay saw of one read (contract section 4), read tolerantly; undefined when it is none. */
export function readLoanPage(answer: ReadAnswer): LoanPage | undefined {
  if (answer.phase !== 'answered' || answer.status !== 200) return undefined;
  const page = asRecord(parseExact(answer.body));
  const list = page?.get('data', 'loans');
  if (page === undefined || !Array.isArray(list)) return undefined;
  const total = wholeNumber(page.get('total_records'));
  const loans = asList(list)
    .map(asRecord)
    .filter((row) => row !== undefined)
    .map(listedLoan);
  return total === undefined ? { loans } : { total, loans };
}

function listedLoan(row: TolerantRecord): ListedLoan {
  const text = (name: string): string => asText(row.get(name), TEXT_LIMIT).trim();
  const loanId = text('internal_loan_id');
  const clientId = text('internal_client_id');
  const amount = amountOf(text('loan_local_price'));
  const currency = text('loan_currency').toUpperCase();
  const borrowers = wholeNumber(row.get('borrower_count'));
  return {
    id: text('kiva_id') || text('uuid') || loanId,
    loan: {
      loanId,
      clientId,
      status: text('status'),
      ...(amount !== undefined && { amount }),
      ...(currency !== '' && { currency }),
      // Nobody's loan where Kiva does not say: an amount is compared with a loan of one borrower alone.
      borrowerCount: borrowers ?? 0,
    },
  };
}

function wholeNumber(read: unknown): number | undefined {
  const text = asText(read, TEXT_LIMIT);
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Prices are texts such as "61750.00"; what reads otherwise is no price. */
function amountOf(text: string): number | undefined {
  return /^\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
}
