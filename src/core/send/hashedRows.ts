import type { Hash } from '../../ports/platform';
import type { CheckedSheet, RecordDraft } from '../check/checkSheet';
import { recordRows } from '../check/recordRows';
import { submissionRow } from '../submission/buildSubmissions';
import { contentText, fingerprintText } from '../submission/fingerprint';
import type { SubmissionRow } from '../submission/submission';
import type { SendContext } from './planSend';

/** A record's rows with their hashes: one, or those of its group loan in sheet order. */
export async function hashedRows(
  { kind, recordKey }: Pick<CheckedSheet, 'kind' | 'recordKey'>,
  context: Pick<SendContext, 'environment' | 'partnerId' | 'month'>,
  record: RecordDraft,
  hash: Hash,
): Promise<readonly SubmissionRow[]> {
  const rows = recordRows(record);
  const [content, ...fingerprints] = await Promise.all([
    hash(contentText(kind, record)),
    ...rows.map((row) => hash(fingerprintText(kind, context, recordKey, record, row))),
  ]);
  const whole = record.members === undefined ? undefined : record;
  return rows.map((row, at) => submissionRow(kind, row, { fingerprint: fingerprints[at] ?? '', content }, whole));
}
