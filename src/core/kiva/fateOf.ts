import type { SubmissionAnswer } from '../relayProtocol/messages';
import type { Outcome, UnknownReason } from './outcome';

/** A status as contract section 8 tells them apart; a 2xx by whether its body has (or had) the contract's shape. */
export type StatusClass =
  | 'information'
  | 'successOfTheContract'
  | 'otherSuccess'
  | 'redirect'
  | 'unauthorised'
  | 'forbidden'
  | 'requestTimeout'
  | 'tooManyRequests'
  | 'otherRefusal'
  | 'serverError';

/** Whether the same rows may go out again by themselves; `ifNotTaken` where a setting says that Kiva took nothing. */
export type Repeat = 'never' | 'yes' | 'ifNotTaken';

/** One line of the table: what became of a submission, and whether it may be repeated. */
export interface FateRule {
  readonly fate: Outcome['fate'];
  readonly repeat: Repeat;
  /** Why it is unknown. */
  readonly reason?: UnknownReason;
}

/** Which statuses prove that Kiva took nothing of the call. */
export interface RepeatSettings {
  readonly notTaken: readonly number[];
}

/**
 * 401 and 403: the token was not accepted, so that nothing was read. 429: turned away for its rate. That each of them
 * means "not taken" is likely and documented nowhere (contract section 8, marked [L]), hence a setting for every status.
 */
export const DEFAULT_REPEAT_SETTINGS: RepeatSettings = { notTaken: [401, 403, 429] };

type Phase = SubmissionAnswer['phase'];
type PhaseWithStatus = 'answered' | 'expired';

const ACCEPTED: FateRule = { fate: 'accepted', repeat: 'never' };
const REJECTED: FateRule = { fate: 'rejected', repeat: 'never' };
const UNAUTHORISED: FateRule = { fate: 'unauthorised', repeat: 'ifNotTaken' };
const LIMITED: FateRule = { fate: 'limited', repeat: 'ifNotTaken' };
const unknown = (reason: UnknownReason): FateRule => ({ fate: 'unknown', repeat: 'never', reason });

/** What is the same whether or not the body is still there. */
const WITHOUT_SUCCESS = {
  // A redirect is a portal's doing, not Kiva's: nobody knows what became of the body.
  information: unknown('notTheContract'),
  redirect: unknown('notTheContract'),
  unauthorised: UNAUTHORISED,
  forbidden: UNAUTHORISED,
  // Both can also surface after Kiva took the request.
  requestTimeout: unknown('serverError'),
  serverError: unknown('serverError'),
  tooManyRequests: LIMITED,
  otherRefusal: REJECTED,
} as const;

const WITH_STATUS = {
  answered: {
    ...WITHOUT_SUCCESS,
    successOfTheContract: ACCEPTED,
    otherSuccess: unknown('notTheContract'),
  },
  // The body is gone, and with it what a 2xx said: only the relay's register may know that it had the contract's shape.
  expired: { ...WITHOUT_SUCCESS, successOfTheContract: ACCEPTED, otherSuccess: unknown('relayLost') },
} satisfies Record<PhaseWithStatus, Record<StatusClass, FateRule>>;

const WITHOUT_STATUS = {
  // Whoever asks for the fate of a call that still runs must not take it for sent or unsent.
  working: unknown('relayLost'),
  notOpened: { fate: 'notSent', repeat: 'yes' },
  known: { fate: 'notSent', repeat: 'never' },
  cut: unknown('cut'),
} as const satisfies Record<Exclude<Phase, PhaseWithStatus>, FateRule>;

/** The class of an HTTP status; `ofTheContract` tells of a 2xx whether its body has the contract's shape. */
export function statusClassOf(status: number, ofTheContract: boolean): StatusClass {
  if (status === 401) return 'unauthorised';
  if (status === 403) return 'forbidden';
  if (status === 408) return 'requestTimeout';
  if (status === 429) return 'tooManyRequests';
  if (status >= 500) return 'serverError';
  if (status >= 400) return 'otherRefusal';
  if (status >= 300) return 'redirect';
  if (status >= 200) return ofTheContract ? 'successOfTheContract' : 'otherSuccess';
  return 'information';
}

/** The one table of contract section 8, for every phase and class of status. */
export function fateOf(phase: PhaseWithStatus, status: StatusClass): FateRule;
export function fateOf(phase: Exclude<Phase, PhaseWithStatus>): FateRule;
export function fateOf(phase: Phase, status: StatusClass = 'otherSuccess'): FateRule {
  return phase === 'answered' || phase === 'expired' ? WITH_STATUS[phase][status] : WITHOUT_STATUS[phase];
}
