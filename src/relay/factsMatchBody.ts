import { recordNames } from '../core/kiva/recordNames';
import type { RegisterFact, SubmissionRequest } from '../core/relayProtocol/messages';

/**
 * Whether the facts tell of this very body: one for each record, in its order and under its names, no loan twice. A
 * pane that says otherwise would have the register remember what was never sent.
 */
export function factsMatchBody({
  endpoint,
  body,
  facts,
}: Pick<SubmissionRequest, 'endpoint' | 'body' | 'facts'>): boolean {
  const names = recordNames(endpoint, body);
  if (names?.length !== facts.length) return false;
  const matching = names.every((name, at) => {
    const fact = facts[at];
    if (fact === undefined || fact.loanId.trim() !== name.loanId) return false;
    const clientId = clientOf(fact);
    return clientId === undefined || clientId === name.clientId;
  });
  return matching && allDifferent(facts.map(nameText));
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
