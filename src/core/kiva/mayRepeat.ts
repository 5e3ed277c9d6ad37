import { DEFAULT_REPEAT_SETTINGS, fateOf, type RepeatSettings, statusClassOf } from './fateOf';
import type { NotSentReason, Outcome } from './outcome';

/** Of what never left, only what the sent register knows must not go out again as it is. */
const NOT_SENT = {
  relayUnreachable: true,
  notOpened: true,
  cancelled: true,
  noToken: true,
  refusedByRelay: true,
  runStopped: true,
  knownBefore: false,
  notSaved: true,
  otherSender: true,
  stoppedAtPause: true,
  photoMissing: true,
  photoUnfit: true,
} as const satisfies Record<NotSentReason, boolean>;

/** Whether the same rows may go out again under a new id without a person's decision, by the table in fateOf.ts. */
export function mayRepeat(outcome: Outcome, settings: RepeatSettings = DEFAULT_REPEAT_SETTINGS): boolean {
  switch (outcome.fate) {
    case 'notSent':
      return NOT_SENT[outcome.reason];
    case 'limited':
    case 'unauthorised':
    case 'rejected': {
      const { repeat } = fateOf('answered', statusClassOf(outcome.status, false));
      return repeat === 'ifNotTaken' && settings.notTaken.includes(outcome.status);
    }
    case 'accepted':
    case 'unknown':
      return false;
  }
}
