import type { Ledger, RunJournal } from '../../ports/stores';
import type { Submission } from '../submission/submission';
import type { LedgerRun, LedgerSubmission, PauseCheck } from './ledgerRun';

/** The two that remember a run: this browser's journal, always written first, and the workbook's ledger. */
export interface RunMemory {
  readonly journal: RunJournal;
  readonly ledger: Ledger;
}

/** What became of an attempt to note an outcome in both. */
export interface Noted {
  /** At least one of them has it. */
  readonly isKept: boolean;
  /** The first refusal, as it was thrown. */
  readonly refusal?: { readonly thrown: unknown };
}

/** A run as both remember it, from the submissions that it is about to send; `startedAt` is ISO 8601. */
export function ledgerRun(
  entry: Omit<LedgerRun, 'submissions' | 'startedAt' | 'version'>,
  submissions: readonly Submission[],
  startedAt: string,
): LedgerRun {
  return {
    ...entry,
    version: 1,
    startedAt,
    submissions: submissions.map(({ id, rows, photo }) => ({
      id,
      ...(photo !== undefined && { photo: true as const }),
      rows: rows.map(({ key, fingerprint, content, loanId, groupId, clientId, amount, own, row }) => ({
        key,
        fingerprint,
        content,
        loanId,
        ...(groupId !== undefined && { groupId }),
        ...(clientId !== undefined && { clientId }),
        ...(amount !== undefined && { amount }),
        ...(own !== undefined && { own }),
        row,
      })),
    })),
  };
}

/** Opens a run in both; throws the first refusal, after which nothing of it may leave. */
export async function openRun(run: LedgerRun, { journal, ledger }: RunMemory, now: () => string): Promise<void> {
  await journal.open(run);
  try {
    await ledger.open(run);
  } catch (refusal) {
    await forget(run, journal, now);
    throw refusal;
  }
}

/** Left open in the journal, the rows would stay out of her next attempt until somebody asks for them. */
async function forget({ runId, submissions }: LedgerRun, journal: RunJournal, now: () => string): Promise<void> {
  try {
    for (const { id } of submissions) {
      await journal.settle(runId, id, { at: now(), outcome: { fate: 'notSent', reason: 'runStopped' } });
    }
  } catch {
    // The ledger's refusal is the one to tell. What stays open is safe: the journal knows it was never handed over.
  }
}

/** Notes in both her word that a run may go on; throws the first refusal, after which nothing more of it may leave. */
export async function noteCheck(runId: string, check: PauseCheck, { journal, ledger }: RunMemory): Promise<void> {
  await journal.checked(runId, check);
  await ledger.checked(runId, check);
}

/** Notes an outcome in both, also in the second when the first refuses; never throws. */
export async function noteOutcome(
  runId: string,
  submissionId: string,
  settled: LedgerSubmission['outcome'],
  { journal, ledger }: RunMemory,
): Promise<Noted> {
  let isKept = false;
  let refusal: Noted['refusal'];
  for (const memory of [journal, ledger]) {
    try {
      await memory.settle(runId, submissionId, settled);
      isKept = true;
    } catch (thrown) {
      refusal ??= { thrown };
    }
  }
  return { isKept, ...(refusal && { refusal }) };
}
