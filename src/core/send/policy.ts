import type { NotSentReason, Outcome } from '../kiva/outcome';
import type { StopReason } from './events';

/** Pauses in seconds between tries to reach the relay with the same id; after the last one the run stops. */
export const RELAY_PAUSES: readonly number[] = [1, 2, 4, 8, 15, 30];

/** Pauses in seconds before a new submission follows one that Kiva answered with 429, where it named none itself. */
export const LIMITED_PAUSES: readonly number[] = [5, 15, 30, 60];

/** A longer Retry-After stops the run instead: she should not have to keep the pane open for it. */
export const LONGEST_LIMITED_PAUSE = 300;

/** Two in a row are no accident: going on would only make more that nobody can tell the fate of. */
const UNKNOWN_IN_A_ROW = 2;
const NOT_OPENED_IN_A_ROW = 2;

/** What came before, as far as the next step depends on it. */
export interface History {
  /** The submission at hand already follows one that was answered with 401 or 403. */
  readonly followedUnauthorised: boolean;
  /** How often rows of the submission at hand were answered with 429. */
  readonly timesLimited: number;
  readonly unknownInARow: number;
  readonly notOpenedInARow: number;
}

/** Nothing came before. */
export const NO_HISTORY: History = {
  followedUnauthorised: false,
  timesLimited: 0,
  unknownInARow: 0,
  notOpenedInARow: 0,
};

/** What a run does after an outcome: the next submission, the same rows under a new id, or an end. */
export type NextStep =
  | { readonly step: 'goOn' }
  | { readonly step: 'follow'; readonly afterSeconds: number }
  | { readonly step: 'stop'; readonly reason: StopReason };

/**
 * The next step after an outcome (contract section 8). Only answers that mean "not taken" are followed by a new
 * submission of the same rows: 401 and 403 once, 429 a few times; that they mean it is the contract's assumption.
 */
export function nextStep(outcome: Outcome, history: History): NextStep {
  switch (outcome.fate) {
    case 'accepted':
    case 'rejected':
      return { step: 'goOn' };
    case 'unauthorised':
      return history.followedUnauthorised ? stop('unauthorised') : { step: 'follow', afterSeconds: 0 };
    case 'limited': {
      const own = LIMITED_PAUSES[history.timesLimited];
      const asked = outcome.retryAfterSeconds ?? own ?? 0;
      if (own === undefined || asked > LONGEST_LIMITED_PAUSE) return stop('limited');
      return { step: 'follow', afterSeconds: asked };
    }
    case 'unknown':
      return history.unknownInARow + 1 >= UNKNOWN_IN_A_ROW ? stop('unknownOutcome') : { step: 'goOn' };
    case 'notSent':
      return afterNotSent(outcome.reason, history);
  }
}

/** The history that the next submission starts from. */
export function historyAfter(outcome: Outcome, history: History): History {
  return {
    ...NO_HISTORY,
    unknownInARow: outcome.fate === 'unknown' ? history.unknownInARow + 1 : 0,
    notOpenedInARow: isNotOpened(outcome) ? history.notOpenedInARow + 1 : 0,
  };
}

/** The history that a submission starts from which follows one with this outcome. */
export function historyOfFollower(outcome: Outcome, history: History): History {
  return {
    ...history,
    followedUnauthorised: history.followedUnauthorised || outcome.fate === 'unauthorised',
    timesLimited: history.timesLimited + (outcome.fate === 'limited' ? 1 : 0),
  };
}

/** Why the submissions that a stopped run never handed over were not sent. */
export function reasonNotSent(stopped: StopReason): NotSentReason {
  switch (stopped) {
    case 'cancelled':
      return 'cancelled';
    case 'relayUnreachable':
      return 'relayUnreachable';
    case 'unauthorised':
      return 'noToken';
    case 'limited':
    case 'kivaUnreachable':
    case 'unknownOutcome':
      return 'runStopped';
  }
}

function afterNotSent(reason: NotSentReason, history: History): NextStep {
  switch (reason) {
    case 'noToken':
      return stop('unauthorised');
    case 'relayUnreachable':
      return stop('relayUnreachable');
    case 'cancelled':
      return stop('cancelled');
    case 'notOpened':
      return history.notOpenedInARow + 1 >= NOT_OPENED_IN_A_ROW ? stop('kivaUnreachable') : { step: 'goOn' };
    case 'refusedByRelay':
    case 'runStopped':
      return { step: 'goOn' };
  }
}

function isNotOpened(outcome: Outcome): boolean {
  return outcome.fate === 'notSent' && outcome.reason === 'notOpened';
}

function stop(reason: StopReason): NextStep {
  return { step: 'stop', reason };
}
