import type { SubmissionEndpointName } from './endpoints';
import type { Problem, Receipt } from './outcome';
import { asList, asRecord, asText, type TolerantRecord } from './tolerant';

/** Longest text of Kiva's that is kept; more would not fit into a cell's message. */
export const TEXT_LIMIT = 2000;

const WEB_ADDRESS = /^https?:\/\/[^\s"<>\\]+$/i;

/** What each kind of answer is known by (contract sections 5 to 7): any one of these fields, filled. */
const OWN_FIELDS: Readonly<Record<SubmissionEndpointName, readonly string[]>> = {
  postLoanDraft: ['loan_draft_uuid'],
  postRepayments: ['upload_id'],
  postJournals: ['archive_id', 'confirm_url'],
};

/**
 * The receipt in a parsed 2xx answer, or undefined when it has not the contract's shape. Archive ids and confirm
 * URLs keep the answers' order, '' where one is missing; a confirm URL that is no web address counts as missing.
 */
export function readReceipt(answer: unknown, endpoint: SubmissionEndpointName): Receipt | undefined {
  const answers = asList(answer).map(asRecord);
  const records = answers.filter((record) => record !== undefined);
  const [first] = records;
  if (first === undefined || records.length !== answers.length) return undefined;
  if (records.length > 1 && endpoint !== 'postJournals') return undefined;
  if (!records.every((record) => hasShape(record, endpoint))) return undefined;
  const uploadId = asText(first.get('upload_id'), TEXT_LIMIT);
  const draftId = asText(first.get('loan_draft_uuid'), TEXT_LIMIT);
  return {
    code: asText(first.get('code'), TEXT_LIMIT),
    message: asText(first.get('message'), TEXT_LIMIT),
    ...(uploadId === '' ? {} : { uploadId }),
    ...(draftId === '' ? {} : { draftId }),
    archiveIds: inOrder(records, (record) => asText(record.get('archive_id'), TEXT_LIMIT)),
    confirmUrls: inOrder(records, confirmUrl),
    problems: records.flatMap(readProblems),
  };
}

/** Kiva's `problems`, a single object or a list; a severity that is not "warning" counts as an error. */
export function readProblems(answer: TolerantRecord): readonly Problem[] {
  return asList(answer.get('problems')).map((entry) => {
    const problem = asRecord(entry);
    const severity = asText(problem?.get('severity'), TEXT_LIMIT).toLowerCase();
    return {
      loanId: asText(problem?.get('loan_id'), TEXT_LIMIT),
      details: asText(problem?.get('details') ?? entry, TEXT_LIMIT),
      code: asText(problem?.get('code'), TEXT_LIMIT),
      severity: severity === 'warning' ? 'warning' : 'error',
    };
  });
}

function hasShape(record: TolerantRecord, endpoint: SubmissionEndpointName): boolean {
  const own = OWN_FIELDS[endpoint].some((name) => asText(record.get(name), 1) !== '');
  return own || record.get('code') === 'api.success';
}

function confirmUrl(record: TolerantRecord): string {
  const url = asText(record.get('confirm_url'), TEXT_LIMIT + 1);
  return url.length <= TEXT_LIMIT && WEB_ADDRESS.test(url) ? url : '';
}

function inOrder(records: readonly TolerantRecord[], read: (record: TolerantRecord) => string): readonly string[] {
  const texts = records.map(read);
  return texts.some((text) => text !== '') ? texts : [];
}
