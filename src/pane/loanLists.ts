import type { RecordKind } from '../core/catalogue/recordKind';
import type { CheckSurroundings } from '../core/check/checkSheet';
import { ENDPOINTS } from '../core/kiva/endpoints';
import { LOAN_LIST_SETTINGS, type LoanListSettings } from '../core/kiva/loanListSettings';
import type { KivaLoan } from '../core/kiva/kivaLoans';
import { readLoans, type LoansOfStatus } from '../core/kiva/readLoans';
import type { SessionAnswer } from '../core/relayProtocol/messages';
import { Fault } from '../ports/fault';
import type { KivaGateway } from '../ports/kivaGateway';

/** What a check is told of the partner's loans; nothing of them where they could not be read. */
export type LoansRead = Pick<CheckSurroundings, 'kivaLoans' | 'kivaLoansCut'>;

/**
 * The partner's loans that this kind's records are compared with; `anew` reads again what is known already, and leaves it
 * where that fails. Nothing where the session may not read them, or one list could not be read. Throws no Fault.
 */
export interface LoanLists {
  (session: SessionAnswer, kind: RecordKind, anew?: boolean): Promise<LoansRead>;
}

/**
 * Loans of one session, each status read once. They stay in memory: ids of loans and clients are a borrower's, and are
 * never written to the device.
 */
export function createLoanLists(
  gateway: Pick<KivaGateway, 'read'>,
  settings: LoanListSettings = LOAN_LIST_SETTINGS,
): LoanLists {
  let session = '';
  let kept = new Map<string, LoansOfStatus>();

  const readStatus = async (status: string, mostPages: number): Promise<LoansOfStatus | undefined> => {
    try {
      return await readLoans((query) => gateway.read('getLoans', { ...query }), status, { ...settings, mostPages });
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      return undefined;
    }
  };

  return async ({ environment, partnerId, sessionId, grantedScopes }, kind, anew = false) => {
    const { scope } = ENDPOINTS.getLoans;
    if (kind.comparedLoans === undefined || (scope !== undefined && !grantedScopes.includes(scope))) return {};
    const asking = JSON.stringify([environment, partnerId, sessionId]);
    if (asking !== session) kept = new Map();
    session = asking;
    let pagesLeft = settings.mostPages;
    const lists: LoansOfStatus[] = [];
    for (const status of kind.comparedLoans) {
      const before = kept.get(status);
      const list = (anew ? undefined : before) ?? (await readStatus(status, Math.max(1, pagesLeft))) ?? before;
      // Half of what is expected would make the other half look unknown at Kiva.
      if (list === undefined) return {};
      kept.set(status, list);
      lists.push(list);
      pagesLeft -= list.pages;
    }
    const loans = lists.flatMap((list) => list.loans);
    const total = lists.reduce((sum, list) => sum + list.total, 0);
    const kivaLoans = byLoanId(loans);
    return total > loans.length ? { kivaLoans, kivaLoansCut: { read: loans.length, total } } : { kivaLoans };
  };
}

/** The first of several loans of one id counts; one without an id cannot be told by it. */
function byLoanId(loans: readonly KivaLoan[]): ReadonlyMap<string, KivaLoan> {
  const known = new Map<string, KivaLoan>();
  for (const loan of loans) if (loan.loanId !== '' && !known.has(loan.loanId)) known.set(loan.loanId, loan);
  return known;
}
