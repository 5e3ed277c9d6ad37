import type { ReadAnswer } from '../relayProtocol/messages';
import type { KivaLoan } from './kivaLoans';
import type { LoanListSettings } from './loanListSettings';
import { readLoanPage, type ListedLoan } from './readLoanPage';

/** Query parameters of GET loans (contract section 4). */
export interface LoanQuery {
  readonly status: string;
  readonly offset: number;
  readonly limit: number;
}

/** Loans of some statuses, as far as they were read. */
export interface LoansOfStatus {
  readonly loans: readonly KivaLoan[];
  /** How many Kiva has, as far as it says so; more than `loans` where the reading was cut or the list moved meanwhile. */
  readonly total: number;
  /** Pages that were asked for. */
  readonly pages: number;
}

/**
 * Every loan of one status, page after page, `mostPages` of them at most. It goes on from what really came, since Kiva
 * may answer less than was asked; a loan that slid from one page into the next counts once, and a page without a new one
 * ends the reading. Undefined when a page could not be read.
 */
export async function readLoans(
  read: (query: LoanQuery) => Promise<ReadAnswer>,
  status: string,
  { pageSize, mostPages }: LoanListSettings,
): Promise<LoansOfStatus | undefined> {
  const known = new Map<string, KivaLoan>();
  let offset = 0;
  let total = 0;
  for (let pages = 1; ; pages++) {
    const page = readLoanPage(await read({ status, offset, limit: pageSize }));
    if (page === undefined) return undefined;
    const before = known.size;
    for (const listed of page.loans) keep(known, listed, status);
    const isNew = known.size > before;
    offset += page.loans.length;
    // Without a total only a page without a new loan tells the end.
    total = page.total ?? (isNew ? known.size + 1 : known.size);
    if (!isNew || (page.total !== undefined && offset >= page.total) || pages >= mostPages) {
      return { loans: [...known.values()], total, pages };
    }
  }
}

function keep(known: Map<string, KivaLoan>, { id, loan }: ListedLoan, status: string): void {
  if (id === '' || known.has(id)) return;
  known.set(id, loan.status === '' ? { ...loan, status } : loan);
}
