import type { SubmissionAnswer } from '../relayProtocol/messages';
import type { SubmissionEndpointName } from './endpoints';
import { parseExact } from './exactJson';
import type { Outcome } from './outcome';
import { readProblems, readReceipt, TEXT_LIMIT } from './readReceipt';
import { asList, asRecord, asText, type TolerantRecord } from './tolerant';

/**
 * What the relay saw, turned into the submission's fate (contract section 8): total, never throws. `working` is
 * read as unknown, since whoever asks for the fate of a call that still runs must not take it for sent or unsent.
 */
export function outcomeOf(answer: SubmissionAnswer, endpoint: SubmissionEndpointName): Outcome {
  switch (answer.phase) {
    case 'working':
      return { fate: 'unknown', reason: 'relayLost' };
    case 'notOpened':
      return { fate: 'notSent', reason: answer.reason === 'noToken' ? 'noToken' : 'notOpened' };
    case 'known':
      return { fate: 'notSent', reason: 'knownBefore' };
    case 'cut':
      return { fate: 'unknown', reason: answer.reason === 'timeout' ? 'timeout' : 'cut' };
    case 'expired':
      return isSuccess(answer.status)
        ? { fate: 'unknown', reason: 'relayLost', status: answer.status }
        : withoutSuccess(answer.status, '', undefined);
    case 'answered':
      return answered(answer, endpoint);
  }
}

type Answered = Extract<SubmissionAnswer, { phase: 'answered' }>;

function answered({ status, body, retryAfter }: Answered, endpoint: SubmissionEndpointName): Outcome {
  if (!isSuccess(status)) return withoutSuccess(status, body, retryAfter);
  const receipt = readReceipt(parseExact(body), endpoint);
  return receipt === undefined ? { fate: 'unknown', reason: 'notTheContract', status } : { fate: 'accepted', receipt };
}

function withoutSuccess(status: number, body: string, retryAfter: string | undefined): Outcome {
  if (status === 429) return { fate: 'limited', status, ...retryAfterSeconds(retryAfter) };
  if (status === 408 || status >= 500) return { fate: 'unknown', reason: 'serverError', status };
  // A redirect is a portal's doing, not Kiva's: nobody knows what became of the body.
  if (status < 400) return { fate: 'unknown', reason: 'notTheContract', status };
  const refusal = asRecord(asList(parseExact(body))[0]);
  const code = asText(refusal?.get('code', 'error'), TEXT_LIMIT);
  const message = refusal === undefined ? plainText(body) : messageOf(refusal);
  if (status === 401 || status === 403) return { fate: 'unauthorised', status, code, message };
  return { fate: 'rejected', status, code, message, problems: refusal === undefined ? [] : readProblems(refusal) };
}

function messageOf(refusal: TolerantRecord): string {
  return asText(refusal.get('message', 'error_description', 'details'), TEXT_LIMIT);
}

/** A web page or broken JSON says nothing to a coordinator; a plain sentence does. */
function plainText(body: string): string {
  const text = body.trim();
  return /^[<{["]/.test(text) ? '' : text.slice(0, TEXT_LIMIT);
}

/** Retry-After as a date is left out: there is no clock here to measure it against. */
function retryAfterSeconds(retryAfter: string | undefined): { retryAfterSeconds?: number } {
  const seconds = retryAfter?.trim() ?? '';
  return /^\d{1,9}$/.test(seconds) ? { retryAfterSeconds: Number(seconds) } : {};
}

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}
