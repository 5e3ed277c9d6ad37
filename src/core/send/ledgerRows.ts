import type { SubmissionRow } from '../submission/submission';
import type { LedgerSubmission } from './ledgerRun';

/** A submission's rows as the ledger keeps them: names, hashes and amounts, never what the record says. */
export function ledgerRowsOf(rows: readonly SubmissionRow[]): LedgerSubmission['rows'] {
  return rows.map(({ key, fingerprint, content, loanId, clientId, amount, row }) => ({
    key,
    fingerprint,
    content,
    loanId,
    ...(clientId !== undefined && { clientId }),
    ...(amount !== undefined && { amount }),
    row,
  }));
}
