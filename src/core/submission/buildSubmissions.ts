import type { RecordKind } from '../catalogue/recordKind';
import type { RecordDraft } from '../check/checkSheet';
import { KEY_SEPARATOR } from '../check/rowNames';
import type { Ids } from '../../ports/platform';
import type { SendContext } from '../send/planSend';
import { SEND_SETTINGS } from '../send/sendSettings';
import { inBatches } from './inBatches';
import { jsonText } from './jsonText';
import { recordTree } from './recordTree';
import type { Submission, SubmissionRow } from './submission';

/** A record with its share of a submission. */
export interface PreparedRow {
  readonly record: RecordDraft;
  readonly row: SubmissionRow;
}

/** One record's share of a submission; its hashes were made elsewhere, since hashing is handed in. */
export function submissionRow(
  kind: RecordKind,
  { row, identity, values }: RecordDraft,
  { fingerprint, content }: Pick<SubmissionRow, 'fingerprint' | 'content'>,
): SubmissionRow {
  const clientId = values.get(kind.clientField)?.value;
  const amount = kind.totalField === undefined ? undefined : values.get(kind.totalField)?.value;
  return {
    row,
    key: identity.join(KEY_SEPARATOR),
    fingerprint,
    content,
    loanId: String(values.get(kind.keyFields[0] ?? '')?.value ?? ''),
    ...(typeof clientId === 'string' && { clientId }),
    ...(typeof amount === 'number' && { amount }),
  };
}

/**
 * Packs rows into calls in sheet order; two rows of one loan never share a call, and bodies follow the declarations.
 * The first call holds at most `firstRows` rows.
 */
export function buildSubmissions(
  kind: RecordKind,
  context: Pick<SendContext, 'environment' | 'partnerId' | 'month'>,
  prepared: readonly PreparedRow[],
  ids: Ids,
  firstRows = kind.batchSize,
): readonly Submission[] {
  const keyOf = ({ record }: PreparedRow): string =>
    // The relay's register takes two spellings of one accent for one loan.
    JSON.stringify(kind.keyFields.map((field) => record.values.get(field)?.value ?? '')).normalize('NFC');
  const size = Math.min(kind.batchSize, SEND_SETTINGS.batchSizeMost);
  return inBatches(prepared, size, keyOf, Math.min(size, firstRows)).map((batch) => {
    const records = batch.map(({ record }) => jsonText(recordTree(kind.fields, record)));
    return {
      id: ids(),
      kind: kind.id,
      environment: context.environment,
      partnerId: context.partnerId,
      endpoint: kind.endpoint,
      body: bodyOfRecords(kind, records),
      records,
      ...(kind.monthly && { month: context.month }),
      rows: batch.map(({ row }) => row),
    };
  });
}

/** The body of a call that holds these records, each as its own JSON text. */
export function bodyOfRecords(kind: RecordKind, records: readonly string[]): string {
  return kind.bodyKey === undefined ? records.join('') : `{${JSON.stringify(kind.bodyKey)}:[${records.join(',')}]}`;
}
