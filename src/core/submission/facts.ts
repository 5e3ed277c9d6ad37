import { RECORD_KINDS } from '../catalogue';
import { DESPITE_MOST, type RegisterFact } from '../relayProtocol/messages';
import type { Submission } from './submission';

/** What a submission tells Kiva, record by record in the order of its rows, as the relay's sent register names it. */
export function factsOf({ kind, month, rows }: Submission): readonly RegisterFact[] {
  const { registerKey } = RECORD_KINDS[kind];
  return rows.map(({ loanId, clientId, content, despite }) => ({
    loanId,
    ...(registerKey === 'loanAndClient' && clientId !== undefined && { clientId }),
    // Without an id nothing else tells one record from another.
    ...((registerKey === 'loanAndContent' || loanId === '') && { part: content }),
    period: month ?? '',
    content,
    ...(despite !== undefined && { despite: despite.slice(-DESPITE_MOST) }),
  }));
}
