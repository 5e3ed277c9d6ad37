import type { SubmissionAnswer } from '../relayProtocol/messages';
import type { SubmissionEndpointName } from './endpoints';
import { parseExact } from './exactJson';
import { type FateRule, fateOf, statusClassOf } from './fateOf';
import type { Outcome, Receipt } from './outcome';
import { readProblems, readReceipt, TEXT_LIMIT } from './readReceipt';
import { rememberedReceipt } from './rememberedReceipt';
import { asList, asRecord, asText, type TolerantRecord } from './tolerant';

/**
 * What the relay saw, turned into the submission's fate by the table in fateOf.ts (contract section 8): total, never
 * throws. `rows` are those of the submission, in their order; without them an expired 2xx is unknown.
 */
export function outcomeOf(
  answer: SubmissionAnswer,
  endpoint: SubmissionEndpointName,
  rows: readonly { readonly loanId: string }[] = [],
): Outcome {
  switch (answer.phase) {
    case 'working':
      return unknown(fateOf('working'));
    case 'notOpened':
      return { fate: 'notSent', reason: answer.reason === 'noToken' ? 'noToken' : 'notOpened' };
    case 'known':
      return { fate: 'notSent', reason: 'knownBefore' };
    case 'cut':
      return answer.reason === 'timeout' ? { fate: 'unknown', reason: 'timeout' } : unknown(fateOf('cut'));
    case 'expired': {
      const { status, facts = [] } = answer;
      const receipt = isSuccess(status) ? rememberedReceipt(facts, endpoint, rows) : undefined;
      return outcome(fateOf('expired', statusClassOf(status, receipt !== undefined)), { status, body: '' }, receipt);
    }
    case 'answered': {
      const receipt = isSuccess(answer.status) ? readReceipt(parseExact(answer.body), endpoint) : undefined;
      return outcome(fateOf('answered', statusClassOf(answer.status, receipt !== undefined)), answer, receipt);
    }
  }
}

interface Said {
  readonly status: number;
  readonly body: string;
  readonly retryAfter?: string;
}

function outcome(rule: FateRule, { status, body, retryAfter }: Said, receipt?: Receipt): Outcome {
  switch (rule.fate) {
    case 'accepted':
      return receipt === undefined ? unknown({ reason: 'notTheContract' }, status) : { fate: 'accepted', receipt };
    case 'limited':
      return { fate: 'limited', status, ...retryAfterSeconds(retryAfter) };
    case 'unauthorised':
    case 'rejected': {
      const refusal = asRecord(asList(parseExact(body))[0]);
      const code = asText(refusal?.get('code', 'error'), TEXT_LIMIT);
      const message = refusal === undefined ? plainText(body) : messageOf(refusal);
      if (rule.fate === 'unauthorised') return { fate: 'unauthorised', status, code, message };
      return { fate: 'rejected', status, code, message, problems: refusal === undefined ? [] : readProblems(refusal) };
    }
    case 'notSent':
    case 'unknown':
      return unknown(rule, status);
  }
}

function unknown({ reason }: Pick<FateRule, 'reason'>, status?: number): Outcome {
  return { fate: 'unknown', reason: reason ?? 'relayLost', ...(status === undefined ? {} : { status }) };
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
