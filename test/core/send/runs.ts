import type { Outcome, Receipt } from '../../../src/core/kiva/outcome';
import type { LedgerRun, LedgerSubmission } from '../../../src/core/send/ledgerRun';

/** A receipt without problems. */
export const RECEIPT: Receipt = {
  code: 'api.success',
  message: 'Taken',
  uploadId: '77',
  archiveIds: [],
  confirmUrls: [],
  problems: [],
};

/** Kiva took it. */
export const ACCEPTED: Outcome = { fate: 'accepted', receipt: RECEIPT };
/** Nobody knows. */
export const UNKNOWN: Outcome = { fate: 'unknown', reason: 'cut' };

/** A submission of repayments by loan id and amount. */
export function submissionOf(
  id: string,
  rows: readonly (readonly [loan: string, amount: number])[],
  outcome?: Outcome,
  at = '2026-11-02T10:00:00Z',
): LedgerSubmission {
  return {
    id,
    rows: rows.map(([loanId, amount], row) => ({
      key: loanId,
      fingerprint: `f-${loanId}-${amount}`,
      content: `c-${amount}`,
      loanId,
      amount,
      row: row + 1,
    })),
    ...(outcome !== undefined && { outcome: { at, outcome } }),
  };
}

/** A run of repayments for October in practice. */
export function runOf(submissions: readonly LedgerSubmission[], change: Partial<LedgerRun> = {}): LedgerRun {
  return {
    version: 1,
    runId: 'run-1',
    kind: 'repayment',
    environment: 'sandbox',
    partnerId: '7',
    storeId: 'store-1',
    sheetId: 's1',
    templateId: 't1',
    month: '2026-10',
    startedAt: '2026-11-02T09:59:00Z',
    submissions,
    ...change,
  };
}
