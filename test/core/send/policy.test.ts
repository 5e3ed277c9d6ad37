import type { NotSentReason, Outcome } from '../../../src/core/kiva/outcome';
import { outcomeOf } from '../../../src/core/kiva/readOutcome';
import type { StopReason } from '../../../src/core/send/events';
import { SEND_SETTINGS } from '../../../src/core/send/sendSettings';
import {
  historyAfter,
  historyOfFollower,
  nextStep,
  NO_HISTORY,
  reasonNotSent,
  type History,
  type PolicySettings,
} from '../../../src/core/send/policy';

const ACCEPTED: Outcome = {
  fate: 'accepted',
  receipt: { code: '', message: '', archiveIds: [], confirmUrls: [], problems: [] },
};
const REJECTED: Outcome = { fate: 'rejected', status: 400, code: '', message: '', problems: [] };
const UNAUTHORISED: Outcome = { fate: 'unauthorised', status: 403, code: '', message: '' };
const LIMITED: Outcome = { fate: 'limited', status: 429 };
const UNKNOWN: Outcome = { fate: 'unknown', reason: 'cut' };
const notSent = (reason: Extract<Outcome, { fate: 'notSent' }>['reason']): Outcome => ({ fate: 'notSent', reason });

/** Every reason is named here, so that a new one fails to compile. */
const AFTER_NOT_SENT: Readonly<Record<NotSentReason, string>> = {
  relayUnreachable: 'stop relayUnreachable',
  notOpened: 'goOn',
  cancelled: 'stop cancelled',
  noToken: 'stop unauthorised',
  refusedByRelay: 'goOn',
  runStopped: 'goOn',
  knownBefore: 'goOn',
  notSaved: 'stop notSaved',
  otherSender: 'stop otherSender',
  stoppedAtPause: 'stop stoppedAtPause',
  photoMissing: 'goOn',
  photoUnfit: 'goOn',
};

function told(
  outcome: Outcome,
  history = NO_HISTORY,
  settings: PolicySettings = SEND_SETTINGS,
  rowCount = 200,
): string {
  const next = nextStep(outcome, history, settings, rowCount);
  if (next.step === 'follow') return `follow ${next.afterSeconds}`;
  return next.step === 'stop' ? `stop ${next.reason}` : next.step;
}

describe('nextStep', () => {
  it.each<[string, Outcome, Partial<History>, string]>([
    ['accepted', ACCEPTED, {}, 'goOn'],
    ['rejected', REJECTED, {}, 'goOn'],
    ['unauthorised', UNAUTHORISED, {}, 'follow 0'],
    ['unauthorised again', UNAUTHORISED, { followedUnauthorised: true }, 'stop unauthorised'],
    ['limited', LIMITED, {}, 'follow 5'],
    ['limited the fourth time', LIMITED, { timesLimited: 3 }, 'follow 60'],
    ['limited too often', LIMITED, { timesLimited: 4 }, 'stop limited'],
    ['limited with a time', { ...LIMITED, retryAfterSeconds: 300 }, {}, 'follow 300'],
    ['limited for no time', { ...LIMITED, retryAfterSeconds: 0 }, {}, 'follow 0'],
    ['limited for too long', { ...LIMITED, retryAfterSeconds: 301 }, {}, 'stop limited'],
    ['unauthorised where that proves nothing', { ...UNAUTHORISED, status: 499 }, {}, 'stop unauthorised'],
    ['limited where that proves nothing', { ...LIMITED, status: 499 }, {}, 'stop limited'],
    ['unknown', UNKNOWN, {}, 'goOn'],
    ['unknown again', UNKNOWN, { unknownInARow: 1 }, 'stop unknownOutcome'],
    ['not opened', notSent('notOpened'), {}, 'goOn'],
    ['not opened again', notSent('notOpened'), { notOpenedInARow: 1 }, 'stop kivaUnreachable'],
    ['without a token', notSent('noToken'), {}, 'stop unauthorised'],
    ['relay unreachable', notSent('relayUnreachable'), {}, 'stop relayUnreachable'],
    ['refused by the relay', notSent('refusedByRelay'), {}, 'goOn'],
    ['cancelled', notSent('cancelled'), {}, 'stop cancelled'],
  ])('%s', (_, outcome, history, expected) => {
    expect(told(outcome, { ...NO_HISTORY, ...history })).toBe(expected);
  });

  it.each(Object.entries(AFTER_NOT_SENT))('not sent for %s', (reason, expected) => {
    expect(told(notSent(reason as NotSentReason))).toBe(expected);
  });

  it('splits a refused batch of several rows only where its status is listed as proof', () => {
    expect(told(REJECTED, NO_HISTORY, { ...SEND_SETTINGS, splitProof: [400] }, 2)).toBe('split');
    expect(told(REJECTED, NO_HISTORY, { ...SEND_SETTINGS, splitProof: [400] }, 1)).toBe('goOn');
    expect(told(REJECTED, NO_HISTORY, { ...SEND_SETTINGS, splitProof: [422] }, 2)).toBe('goOn');
    for (let status = 400; status < 500; status += 1) {
      expect(told({ ...REJECTED, status }, NO_HISTORY, SEND_SETTINGS, 200)).toBe('goOn');
    }
  });

  it('repeats the rows of an answer with 401, 403 or 429, and of no other answer', () => {
    const repeated: number[] = [];
    for (let status = 100; status < 600; status += 1) {
      for (const body of ['', '{}', '[]', '<html>', '{"code":"api.success"}']) {
        const outcome = outcomeOf({ phase: 'answered', status, contentType: '', body }, 'postRepayments');
        if (nextStep(outcome, NO_HISTORY, SEND_SETTINGS, 200).step === 'follow') repeated.push(status);
      }
    }
    expect([...new Set(repeated)]).toEqual([401, 403, 429]);
  });

  it('never repeats what may have arrived', () => {
    for (const reason of ['cut', 'timeout', 'serverError', 'notTheContract', 'relayLost'] as const) {
      expect(nextStep({ fate: 'unknown', reason }, NO_HISTORY, SEND_SETTINGS, 200).step).toBe('goOn');
    }
  });
});

describe('history', () => {
  it('counts in a row only', () => {
    const once = historyAfter(UNKNOWN, NO_HISTORY);
    expect(once.unknownInARow).toBe(1);
    expect(historyAfter(ACCEPTED, once)).toEqual(NO_HISTORY);
    expect(historyAfter(notSent('notOpened'), once)).toEqual({ ...NO_HISTORY, notOpenedInARow: 1 });
  });

  it('goes on with a follower and ends with its submission', () => {
    const follower = historyOfFollower(LIMITED, historyOfFollower(UNAUTHORISED, NO_HISTORY));
    expect(follower).toEqual({ ...NO_HISTORY, followedUnauthorised: true, timesLimited: 1 });
    expect(historyAfter(ACCEPTED, follower)).toEqual(NO_HISTORY);
  });
});

/** Every reason is named here, so that a new one fails to compile. */
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

it.each(Object.entries(NOT_SENT_AFTER))('a run stopped as %s says %s of what it never handed over', (stopped, reason) =>
  expect(reasonNotSent(stopped as StopReason)).toBe(reason),
);
