import type { SubmissionEndpointName } from '../core/kiva/endpoints';
import { DEFAULT_REPEAT_SETTINGS, type RepeatSettings } from '../core/kiva/fateOf';
import { matchProblems } from '../core/kiva/matchProblems';
import { mayRepeat } from '../core/kiva/mayRepeat';
import type { Receipt } from '../core/kiva/outcome';
import { outcomeOf } from '../core/kiva/readOutcome';
import type { RegisterFact } from '../core/relayProtocol/messages';
import type { FinalAnswer } from './outcomeBox';

/** What becomes of the claim on one fact; `released`: Kiva has nothing of it, and the register forgets it. */
export interface ClaimFate {
  readonly state: 'accepted' | 'rowRefused' | 'unknown' | 'released';
  /** Kiva's upload, draft or archive id; '' where there is none. */
  readonly reference: string;
}

/** What an answer makes of a submission's claims, one for each fact in their order. */
export function claimFates(
  answer: FinalAnswer,
  endpoint: SubmissionEndpointName,
  facts: readonly RegisterFact[],
  settings: RepeatSettings = DEFAULT_REPEAT_SETTINGS,
): readonly ClaimFate[] {
  const outcome = outcomeOf(answer, endpoint);
  switch (outcome.fate) {
    case 'accepted':
      return acceptedFates(outcome.receipt, facts);
    case 'rejected':
    case 'notSent':
      return facts.map(() => ({ state: 'released', reference: '' }));
    case 'limited':
    case 'unauthorised': {
      const state = mayRepeat(outcome, settings) ? 'released' : 'unknown';
      return facts.map(() => ({ state, reference: '' }));
    }
    case 'unknown':
      return facts.map(() => ({ state: 'unknown', reference: '' }));
  }
}

function acceptedFates(receipt: Receipt, facts: readonly RegisterFact[]): readonly ClaimFate[] {
  // Kiva's problems name loans: a group is refused where all of its loans are.
  const loans = facts.filter(({ group }) => group !== true);
  const { byRow } = matchProblems(receipt.problems, loans);
  const isRefused = loans.map((_loan, at) => byRow.get(at)?.some(({ severity }) => severity === 'error') ?? false);
  return facts.map((_fact, at) =>
    (isRefused[at] ?? !isRefused.includes(false))
      ? { state: 'rowRefused', reference: '' }
      : { state: 'accepted', reference: referenceOf(receipt, facts.length, at) },
  );
}

/** As many archive ids as facts pair up in order, else each belongs to every fact (contract section 7). */
function referenceOf({ uploadId, draftId, archiveIds }: Receipt, facts: number, at: number): string {
  const archiveId = archiveIds.length === facts ? archiveIds[at] : archiveIds.join(' ');
  return uploadId ?? draftId ?? archiveId ?? '';
}
