import { recordNames } from '../core/kiva/recordNames';
import type { RegisterFact, SubmissionRequest } from '../core/relayProtocol/messages';

/**
 * Whether the facts tell of this very body: one for each record, in its order and under its names, no loan twice, and
 * last a group's own id. A pane that says otherwise would have the register remember what was never sent.
 */
export function factsMatchBody({
  endpoint,
  body,
  facts,
}: Pick<SubmissionRequest, 'endpoint' | 'body' | 'facts'>): boolean {
  const names = recordNames(endpoint, body);
  if (names === undefined) return false;
  const { records, groupId } = names;
  const ofRecords = facts.slice(0, records.length);
  const matching = records.every((name, at) => {
    const fact = ofRecords[at];
    if (fact === undefined || fact.group === true || fact.loanId.trim() !== name.loanId) return false;
    const clientId = clientOf(fact);
    return clientId === undefined || clientId === name.clientId;
  });
  return matching && allDifferent(ofRecords.map(nameText)) && groupMatches(facts.slice(records.length), groupId);
}

/** A body with its members' ids cannot tell the group's own: there the pane is believed, or it knows of none. */
function groupMatches([fact, more]: readonly RegisterFact[], groupId: string | undefined): boolean {
  if (fact === undefined) return groupId === undefined || groupId === '';
  const own = fact.loanId.trim();
  if (more !== undefined || fact.group !== true || fact.part !== undefined || own === '') return false;
  return clientOf(fact) === undefined && (groupId === '' || groupId === own);
}

/** The client that is part of a fact's name; an empty one is none. */
export function clientOf({ clientId }: RegisterFact): string | undefined {
  const text = clientId?.trim() ?? '';
  return text === '' ? undefined : text;
}

/** Kiva's problems come back by loan id alone, so that two records of one loan could not be told apart. */
function nameText({ loanId, part }: RegisterFact): string {
  const loan = loanId.trim();
  return JSON.stringify(loan === '' ? ['part', part ?? ''] : ['loan', loan]);
}

function allDifferent(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
