import type { SubmissionEndpointName } from '../core/kiva/endpoints';
import type { RegisterFact } from '../core/relayProtocol/messages';
import { clientOf } from './factsMatchBody';
import type { Owner } from './outcomeBox';
import type { Sealing } from './sealing';

/** A fact as the register keeps it: keyed hashes (hex), of which none is comparable between partners or loans. */
export interface NamedFact {
  /** Loan (or group), client where it names the record, and part. */
  readonly name: string;
  /** Loan and part alone: where reports with and without a client meet. */
  readonly loanName: string;
  readonly withClient: boolean;
  readonly period: string;
  /** Bound to the loan, since a month's amounts are few enough to be told by how often they occur. */
  readonly content: string;
  /** Submissions that it goes out in spite of. */
  readonly despite: readonly string[];
}

/** The names of one fact; texts are compared without blanks around them and in Unicode's composed form. */
export function namedFact(
  { digest }: Sealing,
  { environment, partnerId }: Owner,
  endpoint: SubmissionEndpointName,
  fact: RegisterFact,
): NamedFact {
  const clientId = clientOf(fact);
  const part = fact.group === true ? 'group' : (fact.part ?? '');
  const loan = ['register', environment, partnerId, endpoint, fact.loanId.trim().normalize('NFC'), part];
  const loanName = digest([...loan, 'loan']);
  return {
    name: clientId === undefined ? digest([...loan, 'name']) : digest([...loan, 'name', clientId.normalize('NFC')]),
    loanName,
    withClient: clientId !== undefined,
    period: fact.period,
    content: digest(['register', loanName, 'content', fact.content]),
    despite: fact.despite ?? [],
  };
}
