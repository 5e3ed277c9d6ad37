import type { RecordKind } from '../catalogue/recordKind';
import type { RecordDraft } from '../check/checkSheet';
import { KEY_SEPARATOR } from '../check/rowNames';
import { valueIn } from '../check/rowValues';
import type { Ids } from '../../ports/platform';
import type { SendContext } from '../send/planSend';
import { SEND_SETTINGS } from '../send/sendSettings';
import { inBatches } from './inBatches';
import { recordText } from './recordText';
import type { Submission, SubmissionRow } from './submission';

/** A record with its share of a submission. */
export interface PreparedRow {
  readonly record: RecordDraft;
  readonly row: SubmissionRow;
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** One record's share of a submission; its hashes were made elsewhere, since hashing is handed in. */
export function submissionRow(
  kind: RecordKind,
  { row, identity, values, own }: RecordDraft,
  { fingerprint, content }: Pick<SubmissionRow, 'fingerprint' | 'content'>,
): SubmissionRow {
  const clientId = valueIn(values, kind.clientField);
  const amount = kind.totalField === undefined ? undefined : valueIn(values, kind.totalField);
  const loanId = String(valueIn(values, kind.keyFields[0] ?? '') ?? '');
  const made: Mutable<SubmissionRow> = { row, key: identity.join(KEY_SEPARATOR), fingerprint, content, loanId };
  if (typeof clientId === 'string') made.clientId = clientId;
  if (typeof amount === 'number') made.amount = amount;
  if (own !== undefined) made.own = own;
  return made;
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
  const size = Math.min(kind.batchSize, SEND_SETTINGS.batchSizeMost);
  const submissionOf = (batch: readonly PreparedRow[]): Submission => {
    const records = batch.map(({ record }) => recordText(kind.fields, record));
    const submission: Submission = {
      id: ids(),
      kind: kind.id,
      environment: context.environment,
      partnerId: context.partnerId,
      endpoint: kind.endpoint,
      body: bodyOfRecords(kind, records),
      records,
      rows: batch.map(({ row }) => row),
    };
    return kind.monthly ? { ...submission, month: context.month } : submission;
  };
  // A call a row: nothing can share one, and no list of a hundred thousand batches is kept.
  if (size === 1) return prepared.map((row) => submissionOf([row]));
  // The relay's register takes two spellings of one accent for one loan.
  const keyOf = ({ record }: PreparedRow): string =>
    JSON.stringify(kind.keyFields.map((field) => valueIn(record.values, field) ?? '')).normalize('NFC');
  return inBatches(prepared, size, keyOf, Math.min(size, firstRows)).map(submissionOf);
}

/** The body of a call that holds these records, each as its own JSON text. */
export function bodyOfRecords(kind: RecordKind, records: readonly string[]): string {
  return kind.bodyKey === undefined ? records.join('') : `{${JSON.stringify(kind.bodyKey)}:[${records.join(',')}]}`;
}
