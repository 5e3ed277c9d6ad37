import type { EnvironmentId } from '../kiva/environments';
import type { Outcome, Problem } from '../kiva/outcome';
import { matchProblems, problemsOf } from '../kiva/matchProblems';
import type { LedgerRun } from './ledgerRun';
import type { SkipReason } from './plan';

/** Why a fact must not go out again, when that came about, and Kiva's reference. */
export interface PastFact {
  readonly reason: SkipReason;
  readonly at: string;
  readonly reference: string;
  /** Kiva took it with a warning. */
  readonly warned: boolean;
}

/** The most telling past of a fact comes first. */
const TELLING: readonly SkipReason[] = ['accepted', 'rowRefused', 'unknown', 'unsettled'];

/** What a ledger knows of facts by their fingerprints, for one environment and partner: results of one never count in another. */
export function ledgerIndex(
  runs: readonly LedgerRun[],
  environment: EnvironmentId,
  partnerId: string,
): ReadonlyMap<string, PastFact> {
  const facts = new Map<string, PastFact>();
  for (const run of runs) {
    if (run.environment !== environment || run.partnerId !== partnerId) continue;
    for (const { rows, outcome } of run.submissions) {
      const { byRow } = matchProblems(outcome === undefined ? [] : problemsOf(outcome.outcome), rows);
      rows.forEach(({ fingerprint }, place) => {
        const fact = pastOf(run, outcome, byRow.get(place) ?? []);
        if (fact === undefined) return;
        const known = facts.get(fingerprint);
        if (known === undefined || TELLING.indexOf(fact.reason) < TELLING.indexOf(known.reason)) {
          facts.set(fingerprint, fact);
        }
      });
    }
  }
  return facts;
}

/** Kiva's id for what it took: upload, draft or archive ids; empty when it gave none. */
export function referenceOf(outcome: Outcome): string {
  if (outcome.fate !== 'accepted') return '';
  const { uploadId, draftId, archiveIds } = outcome.receipt;
  return uploadId ?? draftId ?? archiveIds.join(', ');
}

type LedgerSubmission = LedgerRun['submissions'][number];

function pastOf(
  run: LedgerRun,
  settled: LedgerSubmission['outcome'],
  problems: readonly Problem[],
): PastFact | undefined {
  if (settled === undefined) return { reason: 'unsettled', at: run.startedAt, reference: '', warned: false };
  const { at, outcome } = settled;
  switch (outcome.fate) {
    case 'accepted': {
      const isRefused = problems.some(({ severity }) => severity === 'error');
      const reason = isRefused ? 'rowRefused' : 'accepted';
      return { reason, at, reference: referenceOf(outcome), warned: problems.length > 0 };
    }
    case 'unknown':
      return { reason: 'unknown', at, reference: '', warned: false };
    case 'rejected':
    case 'limited':
    case 'unauthorised':
    case 'notSent':
      return undefined;
  }
}
