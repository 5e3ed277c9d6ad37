import {
  DEFAULT_REPEAT_SETTINGS,
  type FateRule,
  fateOf,
  type StatusClass,
  statusClassOf,
} from '../../../src/core/kiva/fateOf';
import { mayRepeat } from '../../../src/core/kiva/mayRepeat';
import { outcomeOf } from '../../../src/core/kiva/readOutcome';
import type { SubmissionAnswer } from '../../../src/core/relayProtocol/messages';

const STATUSES = Array.from({ length: 500 }, (_, at) => 100 + at);
const PHASES = { working: 1, notOpened: 1, known: 1, answered: 1, cut: 1, expired: 1 } satisfies Record<
  SubmissionAnswer['phase'],
  1
>;
const TAKEN = '{"upload_id":1}';

/** Contract section 8, written down a second time, by the numbers. */
function expected(phase: string, status: number, body: string): Pick<FateRule, 'fate' | 'repeat'> {
  if (phase === 'notOpened') return { fate: 'notSent', repeat: 'yes' };
  if (phase === 'known') return { fate: 'notSent', repeat: 'never' };
  if (phase === 'working' || phase === 'cut') return { fate: 'unknown', repeat: 'never' };
  if (status === 401 || status === 403) return { fate: 'unauthorised', repeat: 'ifNotTaken' };
  if (status === 429) return { fate: 'limited', repeat: 'ifNotTaken' };
  if (status >= 400 && status < 500 && status !== 408) return { fate: 'rejected', repeat: 'never' };
  if (status >= 200 && status < 300 && phase === 'answered' && body === TAKEN) {
    return { fate: 'accepted', repeat: 'never' };
  }
  return { fate: 'unknown', repeat: 'never' };
}

function answerOf(phase: string, status: number, body: string): SubmissionAnswer {
  switch (phase) {
    case 'answered':
      return { phase, status, contentType: '', body };
    case 'expired':
      return { phase, status };
    case 'notOpened':
      return { phase, reason: 'connection' };
    case 'known':
      return { phase, facts: [] };
    case 'cut':
      return { phase, reason: 'connection' };
    default:
      return { phase: 'working' };
  }
}

describe('the table of what may be repeated', () => {
  it.each(Object.keys(PHASES))('has a fate for %s and every status, with and without the contract’s body', (phase) => {
    for (const status of STATUSES) {
      for (const body of [TAKEN, '<html>']) {
        const outcome = outcomeOf(answerOf(phase, status, body), 'postRepayments');
        const { fate, repeat } = expected(phase, status, body);
        expect([phase, status, outcome.fate]).toEqual([phase, status, fate]);
        const notTaken = repeat === 'ifNotTaken';
        expect([phase, status, mayRepeat(outcome)]).toEqual([phase, status, notTaken || repeat === 'yes']);
        expect([phase, status, mayRepeat(outcome, { notTaken: [] })]).toEqual([phase, status, repeat === 'yes']);
      }
    }
  });

  it('lets no setting make a refusal, an unknown or a success repeatable', () => {
    const everything = { notTaken: STATUSES };
    for (const status of STATUSES) {
      const outcome = outcomeOf(answerOf('answered', status, TAKEN), 'postRepayments');
      expect([status, mayRepeat(outcome, everything)]).toEqual([status, [401, 403, 429].includes(status)]);
    }
    expect(DEFAULT_REPEAT_SETTINGS.notTaken).toEqual([401, 403, 429]);
  });

  it('gives every unknown its reason', () => {
    for (const phase of ['answered', 'expired'] as const) {
      for (const status of STATUSES) {
        for (const shape of [true, false]) {
          const rule = fateOf(phase, statusClassOf(status, shape));
          expect([status, rule.reason !== undefined]).toEqual([status, rule.fate === 'unknown']);
        }
      }
    }
    const classes = new Set<StatusClass>(
      STATUSES.flatMap((status) => [true, false].map((s) => statusClassOf(status, s))),
    );
    expect(classes.size).toBe(10);
  });

  it('repeats what never left, but not what the register knows', () => {
    expect(mayRepeat({ fate: 'notSent', reason: 'relayUnreachable' })).toBe(true);
    expect(mayRepeat({ fate: 'notSent', reason: 'stoppedAtPause' })).toBe(true);
    expect(mayRepeat({ fate: 'notSent', reason: 'knownBefore' })).toBe(false);
  });
});
