import type { Decision, LedgerSubmission } from './ledgerRun';

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

/** Where one row of a submission stands: a person may have found a part of it only. */
export function standingOfRow(
  submission: Pick<LedgerSubmission, 'outcome' | 'decision'>,
  fingerprint: string,
): Standing {
  const standing = standingOf(submission);
  const { outcome, decision } = submission;
  const isHerWord = standing === 'accepted' && outcome?.outcome.fate !== 'accepted';
  return isHerWord && decision?.missing?.includes(fingerprint) === true ? 'notArrived' : standing;
}

/** What a person's word about a submission says of one of its rows. */
export function decisionFor({ missing, ...said }: Decision, fingerprint: string): Decision {
  return missing?.includes(fingerprint) === true ? { ...said, arrived: false } : said;
}

/** Whether it may have gone out: what never left has nothing to say of what became of its rows. */
export function hasLeft({ outcome }: Pick<LedgerSubmission, 'outcome'>): boolean {
  return outcome?.outcome.fate !== 'notSent';
}
