import { RECORD_KINDS } from '../catalogue';
import { DESPITE_MOST, type RegisterFact } from '../relayProtocol/messages';
import type { Submission } from './submission';

/**
 * What a submission tells Kiva, as the relay's sent register names it: record by record in the order of its rows; of a
 * group loan under each loan id in its body, so that no member's loan goes out again in another group or alone, and last
 * under the group's own id, whether or not that is in the body: the account's setting or its members' ids may change.
 */
export function factsOf(submission: Submission): readonly RegisterFact[] {
  const { kind, month, rows, groupIds } = submission;
  if (groupIds !== undefined) return groupFacts(submission, groupIds);
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

/** Places of the rows that the fact at this place is about. */
export function rowsOfFact({ rows, groupIds }: Submission, at: number): readonly number[] {
  if (groupIds === undefined) return rows[at] === undefined ? [] : [at];
  const own = rows.flatMap(({ loanId }, place) => (loanId === groupIds[at] ? [place] : []));
  return own.length > 0 ? own : [...rows.keys()];
}

function groupFacts({ month, rows }: Submission, groupIds: readonly string[]): readonly RegisterFact[] {
  const despite = [...new Set(rows.flatMap((row) => row.despite ?? []))].slice(-DESPITE_MOST);
  const content = rows[0]?.content ?? '';
  const ids = groupIds.length === 0 ? [''] : groupIds;
  const said = { period: month ?? '', content, ...(despite.length > 0 && { despite }) };
  const own = rows[0]?.groupId ?? '';
  return [
    ...ids.map((loanId) => ({ loanId, ...(loanId === '' && { part: content }), ...said })),
    ...(own === '' ? [] : [{ loanId: own, group: true as const, ...said }]),
  ];
}
