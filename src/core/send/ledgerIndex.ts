import type { EnvironmentId } from '../kiva/environments';
import type { Outcome } from '../kiva/outcome';
import { matchProblems } from '../writeBack/matchProblems';
import type { LedgerRun } from './ledgerRun';
import type { SkipReason } from './plan';

/** Why a fact must not go out again, when that came about, and Kiva's reference. */
export interface PastFact {
  readonly reason: SkipReason;
  readonly at: string;
  readonly reference: string;
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
      const refused = outcome === undefined ? new Set<string>() : rowsRefused(outcome.outcome, rows);
      for (const { fingerprint } of rows) {
        const fact = pastOf(run, outcome, refused.has(fingerprint));
        if (fact === undefined) continue;
        const known = facts.get(fingerprint);
        if (known === undefined || TELLING.indexOf(fact.reason) < TELLING.indexOf(known.reason)) {
          facts.set(fingerprint, fact);
        }
      }
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

function pastOf(run: LedgerRun, settled: LedgerSubmission['outcome'], isRefused: boolean): PastFact | undefined {
  if (settled === undefined) return { reason: 'unsettled', at: run.startedAt, reference: '' };
  const { at, outcome } = settled;
  switch (outcome.fate) {
    case 'accepted':
      return { reason: isRefused ? 'rowRefused' : 'accepted', at, reference: referenceOf(outcome) };
    case 'unknown':
      return { reason: 'unknown', at, reference: '' };
    case 'rejected':
    case 'limited':
    case 'unauthorised':
    case 'notSent':
      return undefined;
  }
}

function rowsRefused(outcome: Outcome, rows: LedgerSubmission['rows']): ReadonlySet<string> {
  if (outcome.fate !== 'accepted') return new Set();
  const { byRow } = matchProblems(outcome.receipt.problems, rows);
  return new Set(
    rows
      .filter((_, place) => byRow.get(place)?.some(({ severity }) => severity === 'error'))
      .map(({ fingerprint }) => fingerprint),
  );
}
