import type { GatewayAnswer } from '../../ports/kivaGateway';
import type { AbortSignalLike } from '../../ports/workbook';
import type { Outcome } from '../kiva/outcome';
import { outcomeOf } from '../kiva/readOutcome';
import { withPhoto } from '../photo/withPhoto';
import type { KnownFact } from '../relayProtocol/messages';
import { factsOf } from '../submission/facts';
import type { Submission } from '../submission/submission';
import type { SendEvent, StopReason } from './events';
import { pause } from './pause';
import { RELAY_PAUSES } from './policy';
import type { RunPorts } from './run';

/** How long the relay may hold a question open, in seconds. */
export const ASK_SECONDS = 20;

/**
 * The fate of a submission; or what the sent register knows of its rows, so that nothing left; or why the run must stop
 * while nobody knows its fate yet: the relay can be asked later by id.
 */
export type Delivered =
  { readonly outcome: Outcome } | { readonly known: readonly KnownFact[] } | { readonly unsettled: StopReason };

/**
 * Hands a submission to the relay until its fate is known. The same id is put again after a cut, which the relay takes
 * once only; a bad link to the relay therefore never makes an unknown outcome.
 */
export async function* deliver(
  submission: Submission,
  { gateway, clock, photos }: Pick<RunPorts, 'gateway' | 'clock' | 'photos'>,
  signal: AbortSignalLike,
): AsyncGenerator<SendEvent, Delivered, void> {
  const { id, endpoint, follows } = submission;
  // Made once: what is put again under this id is the same to the byte.
  const complete = await withPhoto(submission, photos);
  if ('lacks' in complete) return { outcome: { fate: 'notSent', reason: complete.lacks } };
  const { body } = complete;
  const facts = factsOf(submission);
  const put = (): Promise<GatewayAnswer> =>
    gateway.put(id, { endpoint, body, facts, ...(follows !== undefined && { follows }) });
  /** The relay said that it has the submission. */
  let isNoted = false;
  let mayHaveArrived = false;
  let tries = 0;
  let answer = await put();
  for (;;) {
    const verdict = judge(answer, submission, { isNoted, mayHaveArrived });
    if (verdict.next === 'done') return verdict.delivered;
    if (verdict.next === 'ask') {
      if (isNoted) await clock.sleep(1000);
      if (tries > 0) yield { type: 'sending', submissionId: id, at: clock.now() };
      isNoted = true;
      tries = 0;
      answer = await gateway.ask(id, ASK_SECONDS);
      continue;
    }
    if (verdict.next === 'wait') {
      mayHaveArrived = true;
      const seconds = RELAY_PAUSES[tries];
      if (seconds === undefined) return { unsettled: 'relayUnreachable' };
      tries += 1;
      yield { type: 'waiting', submissionId: id, seconds, reason: 'relayUnreachable' };
      await pause(clock, seconds, signal);
      if (signal.aborted) return { unsettled: 'cancelled' };
    }
    answer = isNoted ? await gateway.ask(id, ASK_SECONDS) : await put();
  }
}

type Verdict =
  | { readonly next: 'done'; readonly delivered: Delivered }
  | { readonly next: 'ask' }
  /** The relay cannot be reached, or broke before it could say anything. */
  | { readonly next: 'wait' };

function judge(
  answer: GatewayAnswer,
  { endpoint, rows }: Submission,
  { isNoted, mayHaveArrived }: { readonly isNoted: boolean; readonly mayHaveArrived: boolean },
): Verdict {
  switch (answer.phase) {
    case 'unreachable':
      return { next: 'wait' };
    case 'working':
      return { next: 'ask' };
    case 'noSuchSubmission':
      // It had it and lost it: a call to Kiva may have been opened. Not noted yet: it may be put again, after a pause.
      return isNoted ? done({ outcome: { fate: 'unknown', reason: 'relayLost' } }) : { next: 'wait' };
    case 'refused':
      return refused(answer.error, mayHaveArrived || isNoted);
    case 'known':
      return done({ known: answer.facts });
    case 'notOpened':
    case 'answered':
    case 'cut':
    case 'expired':
      return done({ outcome: outcomeOf(answer, endpoint, rows) });
  }
}

const SIGN_IN_AGAIN: ReadonlySet<string> = new Set([
  'noSession',
  'credentialsMissing',
  'credentialsRefused',
  'tokenUnreachable',
]);

function refused(error: string, mayHaveArrived: boolean): Verdict {
  if (error === 'relayFault') return { next: 'wait' };
  // Another body under this id: something of ours went out by it before.
  if (error === 'otherBody') return done({ outcome: { fate: 'unknown', reason: 'relayLost' } });
  if (SIGN_IN_AGAIN.has(error)) {
    return done(mayHaveArrived ? { unsettled: 'unauthorised' } : { outcome: { fate: 'notSent', reason: 'noToken' } });
  }
  return done(
    mayHaveArrived ? { unsettled: 'relayUnreachable' } : { outcome: { fate: 'notSent', reason: 'refusedByRelay' } },
  );
}

function done(delivered: Delivered): Verdict {
  return { next: 'done', delivered };
}
