import type { LedgerSubmission } from './ledgerRun';

/** What is to be made of a submission now, Kiva's word and a person's together. */
export type Standing =
  | 'accepted'
  /** Kiva refused it, or it never left. */
  | 'notTaken'
  | 'unknown'
  /** Nobody has asked yet. */
  | 'unsettled'
  /** Nobody knows, and a person found in PA2 that it is not there. */
  | 'notArrived';

/** Where a submission stands; a decision only counts while nobody knows better. */
export function standingOf({ outcome, decision }: Pick<LedgerSubmission, 'outcome' | 'decision'>): Standing {
  const fate = outcome?.outcome.fate;
  if (fate === 'accepted') return 'accepted';
  if (fate !== undefined && fate !== 'unknown') return 'notTaken';
  if (decision !== undefined) return decision.arrived ? 'accepted' : 'notArrived';
  return fate === undefined ? 'unsettled' : 'unknown';
}
