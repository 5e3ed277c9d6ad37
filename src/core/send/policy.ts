import type { RepeatSettings } from '../kiva/fateOf';
import { mayRepeat } from '../kiva/mayRepeat';
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

/** What of core/send/sendSettings the next step depends on. */
export interface PolicySettings extends RepeatSettings {
  /** Statuses that prove that nothing of a refused batch was taken. */
  readonly splitProof: readonly number[];
}

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

/** What a run does after an outcome: the next submission, the same rows under one new id or two, or an end. */
export type NextStep =
  | { readonly step: 'goOn' }
  | { readonly step: 'follow'; readonly afterSeconds: number }
  | { readonly step: 'split' }
  | { readonly step: 'stop'; readonly reason: StopReason };

type Fate = Outcome['fate'];
type Rule<F extends Fate> = (
  outcome: Extract<Outcome, { fate: F }>,
  history: History,
  settings: PolicySettings,
  rowCount: number,
) => NextStep;

const GO_ON: NextStep = { step: 'goOn' };

/** The whole policy, fate by fate: a fate without a rule does not compile. */
const AFTER: { readonly [F in Fate]: Rule<F> } = {
  accepted: () => GO_ON,
  rejected: ({ status }, _, { splitProof }, rowCount) =>
    rowCount > 1 && splitProof.includes(status) ? { step: 'split' } : GO_ON,
  unauthorised: (outcome, { followedUnauthorised }, settings) =>
    followedUnauthorised || !mayRepeat(outcome, settings) ? stop('unauthorised') : { step: 'follow', afterSeconds: 0 },
  limited: (outcome, { timesLimited }, settings) => {
    const own = LIMITED_PAUSES[timesLimited];
    const asked = outcome.retryAfterSeconds ?? own ?? 0;
    if (own === undefined || asked > LONGEST_LIMITED_PAUSE || !mayRepeat(outcome, settings)) return stop('limited');
    return { step: 'follow', afterSeconds: asked };
  },
  unknown: (_, { unknownInARow }) => (unknownInARow + 1 >= UNKNOWN_IN_A_ROW ? stop('unknownOutcome') : GO_ON),
  notSent: ({ reason }, history) => {
    const next = AFTER_NOT_SENT[reason];
    if (next === 'goOn') return GO_ON;
    if (next !== 'goOnOnce') return stop(next);
    return history.notOpenedInARow + 1 >= NOT_OPENED_IN_A_ROW ? stop('kivaUnreachable') : GO_ON;
  },
};

const AFTER_NOT_SENT: Readonly<Record<NotSentReason, 'goOn' | 'goOnOnce' | StopReason>> = {
  noToken: 'unauthorised',
  relayUnreachable: 'relayUnreachable',
  cancelled: 'cancelled',
  notOpened: 'goOnOnce',
  refusedByRelay: 'goOn',
  runStopped: 'goOn',
  knownBefore: 'goOn',
  notSaved: 'notSaved',
  otherSender: 'otherSender',
  stoppedAtPause: 'stoppedAtPause',
  photoMissing: 'goOn',
  photoUnfit: 'goOn',
};

/**
 * The next step after an outcome (contract section 8). Only answers that mean "not taken" are followed by a new
 * submission of the same rows: 401 and 403 once, 429 a few times; that they mean it is the contract's assumption, and
 * a setting for each status. A refused batch of several rows is split where its status proves that nothing was taken.
 */
export function nextStep(outcome: Outcome, history: History, settings: PolicySettings, rowCount: number): NextStep {
  return ruleFor(outcome)(outcome, history, settings, rowCount);
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

const NOT_SENT_AFTER: Readonly<Record<StopReason, NotSentReason>> = {
  cancelled: 'cancelled',
  relayUnreachable: 'relayUnreachable',
  unauthorised: 'noToken',
  limited: 'runStopped',
  kivaUnreachable: 'runStopped',
  unknownOutcome: 'runStopped',
  notSaved: 'notSaved',
  otherSender: 'otherSender',
  stoppedAtPause: 'stoppedAtPause',
  otherStore: 'runStopped',
};

/** Why the submissions that a stopped run never handed over were not sent. */
export function reasonNotSent(stopped: StopReason): NotSentReason {
  return NOT_SENT_AFTER[stopped];
}

/** TypeScript cannot see that a fate's own rule takes an outcome of that fate. */
function ruleFor<F extends Fate>({ fate }: { readonly fate: F }): Rule<Fate> {
  return AFTER[fate] as Rule<Fate>;
}

function isNotOpened(outcome: Outcome): boolean {
  return outcome.fate === 'notSent' && outcome.reason === 'notOpened';
}

function stop(reason: StopReason): NextStep {
  return { step: 'stop', reason };
}
