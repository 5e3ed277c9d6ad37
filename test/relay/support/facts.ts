import { createHash } from 'node:crypto';
import type { SubmissionEndpointName } from '../../../src/core/kiva/endpoints';
import type { RegisterFact, SubmissionRequest } from '../../../src/core/relayProtocol/messages';

/** SHA-256 in hex, as the pane makes it. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

type Json = Record<string, unknown>;

/** The facts that a pane would name for this body; one that names nothing where the body is no JSON. */
export function factsOf(body: string, endpoint: SubmissionEndpointName = 'postRepayments'): readonly RegisterFact[] {
  if (endpoint === 'postRepayments') {
    return recordsIn(body, 'repayments').map(({ loan_id, client_id, ...rest }) => ({
      loanId: textOf(loan_id),
      ...(client_id === undefined ? {} : { clientId: textOf(client_id) }),
      period: '2026-01',
      content: sha256(JSON.stringify(rest)),
    }));
  }
  if (endpoint === 'postJournals') {
    return recordsIn(body, 'journals').map(({ internal_loan_id, subject, body: words }) => {
      const content = sha256(JSON.stringify([subject, words]));
      return { loanId: textOf(internal_loan_id), part: content, period: '', content };
    });
  }
  const { entreps = [] } = JSON.parse(body) as { entreps?: Json[] };
  return [{ loanId: textOf(entreps[0]?.['loan_id']), period: '', content: sha256(body) }];
}

/** The request that a pane would make of this body. */
export function submissionOf(body: string, more: Partial<SubmissionRequest> = {}): SubmissionRequest {
  return { endpoint: 'postRepayments', body, facts: factsOf(body, more.endpoint), ...more };
}

/** A body of repayments: loan id and amount of each. */
export function repayments(...records: readonly (readonly [loanId: string, amount: number])[]): string {
  return JSON.stringify({ repayments: records.map(([loan_id, amount]) => ({ loan_id, amount })) });
}

function recordsIn(body: string, key: string): readonly Json[] {
  try {
    const list = (JSON.parse(body) as Json)[key];
    return Array.isArray(list) ? (list as Json[]) : [{}];
  } catch (error) {
    if (error instanceof SyntaxError) return [{}];
    throw error;
  }
}

function textOf(id: unknown): string {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}
