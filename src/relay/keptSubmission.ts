import { is } from 'valibot';
import type { SubmissionAnswer } from '../core/relayProtocol/messages';
import { submissionAnswerSchema } from '../core/relayProtocol/schemas';
import type { FinalAnswer, KeptSubmission, Owner } from './outcomeBox';
import type { Sealing } from './sealing';
import type { SqlResult } from './sqlStore';

type Row = SqlResult['rows'][number];

/** A row of `submissions` as what it tells; answers settled at or before `keptSince` count as expired. */
export function keptSubmission(row: Row, sealing: Sealing, keptSince: number): KeptSubmission {
  return {
    environment: String(row['environment']) as Owner['environment'],
    partnerId: String(row['partner_id']),
    digest: String(row['digest']),
    answer: answerOf(row, sealing, keptSince),
  };
}

function answerOf(row: Row, sealing: Sealing, keptSince: number): SubmissionAnswer {
  const reason = String(row['reason']);
  switch (String(row['state'])) {
    case 'notOpened':
      return { phase: 'notOpened', reason };
    case 'cut':
      return { phase: 'cut', reason: reason as Extract<FinalAnswer, { phase: 'cut' }>['reason'] };
    case 'known':
      return sealedAnswer(row, sealing) ?? { phase: 'known', facts: [] };
    case 'answered': {
      const answer = Number(row['settled_at']) <= keptSince ? undefined : sealedAnswer(row, sealing);
      return answer ?? { phase: 'expired', status: Number(row['status']) };
    }
    default:
      return { phase: 'working' };
  }
}

/** Undefined when its text was dropped, or was changed in the store. */
function sealedAnswer(row: Row, sealing: Sealing): SubmissionAnswer | undefined {
  const sealed = row['sealed_answer'];
  const text = typeof sealed === 'string' ? sealing.unseal(sealed, String(row['id'])) : undefined;
  const answer: unknown = text === undefined ? undefined : JSON.parse(text);
  return is(submissionAnswerSchema, answer) ? answer : undefined;
}
