import type { Outcome } from '../../../src/core/kiva/outcome';
import {
  historyAfter,
  historyOfFollower,
  nextStep,
  NO_HISTORY,
  reasonNotSent,
  type History,
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
    ['unknown', UNKNOWN, {}, 'goOn'],
    ['unknown again', UNKNOWN, { unknownInARow: 1 }, 'stop unknownOutcome'],
    ['not opened', notSent('notOpened'), {}, 'goOn'],
    ['not opened again', notSent('notOpened'), { notOpenedInARow: 1 }, 'stop kivaUnreachable'],
    ['without a token', notSent('noToken'), {}, 'stop unauthorised'],
    ['relay unreachable', notSent('relayUnreachable'), {}, 'stop relayUnreachable'],
    ['refused by the relay', notSent('refusedByRelay'), {}, 'goOn'],
    ['cancelled', notSent('cancelled'), {}, 'stop cancelled'],
  ])('%s', (_, outcome, history, expected) => {
    const next = nextStep(outcome, { ...NO_HISTORY, ...history });
    const told =
      next.step === 'goOn' ? 'goOn' : next.step === 'follow' ? `follow ${next.afterSeconds}` : `stop ${next.reason}`;
    expect(told).toBe(expected);
  });

  it('never repeats what may have arrived', () => {
    for (const reason of ['cut', 'timeout', 'serverError', 'notTheContract', 'relayLost'] as const) {
      expect(nextStep({ fate: 'unknown', reason }, NO_HISTORY).step).toBe('goOn');
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

it.each([
  ['cancelled', 'cancelled'],
  ['relayUnreachable', 'relayUnreachable'],
  ['unauthorised', 'noToken'],
  ['limited', 'runStopped'],
  ['kivaUnreachable', 'runStopped'],
  ['unknownOutcome', 'runStopped'],
] as const)('a run stopped as %s says %s of what it never handed over', (stopped, reason) =>
  expect(reasonNotSent(stopped)).toBe(reason),
);
