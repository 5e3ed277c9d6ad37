import type { SubmissionEndpointName } from './endpoints';
import { parseExact } from './exactJson';
import { asList, asRecord, asText, type TolerantRecord } from './tolerant';

/** Longest id that is read; a longer one cannot equal that of a fact. */
const ID_LIMIT = 400;

/** What names one record of a body on the wire; '' where it has none. */
export interface RecordName {
  readonly loanId: string;
  readonly clientId: string;
}

/** What names the records of a body, in their order. */
export interface BodyNames {
  readonly records: readonly RecordName[];
  /** Of a group loan's draft: the group's own loan id; '' where the body names its members' ids in its place. */
  readonly groupId?: string;
}

/** The key that a body's records stand under; a bare list is the other shape that the contract allows. */
const LIST_KEY = { postRepayments: 'repayments', postJournals: 'journals' } as const;

/**
 * The names of a body's records in their order, or undefined where the body has no shape of the contract's (sections 5
 * to 7). A draft has a name for each loan id in it, each once: the group's own first, then its borrowers'; one without
 * any id has one name.
 */
export function recordNames(endpoint: SubmissionEndpointName, body: string): BodyNames | undefined {
  const parsed = parseExact(body);
  const root = asRecord(parsed);
  if (endpoint === 'postLoanDraft') return root === undefined ? undefined : draftNames(root);
  const list = root === undefined ? parsed : root.get(LIST_KEY[endpoint]);
  if (!Array.isArray(list)) return undefined;
  const records = list.map(asRecord);
  if (records.some((record) => record === undefined)) return undefined;
  const prefix = endpoint === 'postJournals' ? 'internal_' : '';
  return { records: records.map((record) => nameIn(record, prefix)) };
}

function draftNames(draft: TolerantRecord): BodyNames {
  const borrowers = asList(draft.get('entreps')).map((entrep) => nameIn(asRecord(entrep), ''));
  const named = new Map<string, RecordName>();
  const own = nameIn(draft, 'internal_');
  for (const name of [own, ...borrowers]) {
    if (name.loanId !== '' && !named.has(name.loanId)) named.set(name.loanId, name);
  }
  const isGroup = own.loanId !== '' || Array.isArray(draft.get('internal_loan_id'));
  return {
    records: named.size > 0 ? [...named.values()] : [borrowers[0] ?? { loanId: '', clientId: '' }],
    ...(isGroup && { groupId: own.loanId }),
  };
}

function nameIn(record: TolerantRecord | undefined, prefix: '' | 'internal_'): RecordName {
  return {
    loanId: asText(record?.get(`${prefix}loan_id`), ID_LIMIT).trim(),
    clientId: asText(record?.get(`${prefix}client_id`), ID_LIMIT).trim(),
  };
}
