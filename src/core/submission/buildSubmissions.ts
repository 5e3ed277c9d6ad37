import type { RecordKind } from '../catalogue/recordKind';
import type { RecordDraft } from '../check/checkSheet';
import type { GroupIds } from '../kiva/account';
import { joinedNames } from '../check/rowNames';
import { valueIn, valueUnder } from '../check/rowValues';
import type { Ids } from '../../ports/platform';
import type { SendContext } from '../send/planSend';
import { SEND_SETTINGS } from '../send/sendSettings';
import { inBatches } from './inBatches';
import { fieldsFor } from './groupFields';
import { recordTexts } from './recordText';
import type { Submission, SubmissionRow } from './submission';

/** A record with its share of a submission: a row for each that it stands in. */
export interface PreparedRecord {
  readonly record: RecordDraft;
  readonly rows: readonly SubmissionRow[];
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** One row's share of a submission; its hashes were made elsewhere, since hashing is handed in. `record` is the whole loan of a row in a group. */
export function submissionRow(
  kind: RecordKind,
  { row, identity, values, ownAmount }: RecordDraft,
  { fingerprint, content }: Pick<SubmissionRow, 'fingerprint' | 'content'>,
  record?: RecordDraft,
): SubmissionRow {
  const { clientIn, amountIn, idIn } = askedOf(kind);
  const clientId = clientIn(values);
  const amount = amountIn(values);
  const id = idIn(values);
  const group = record && kind.groups && valueIn(record.values, kind.groups.loanId);
  const loanId = String(id ?? group ?? '');
  const made: Mutable<SubmissionRow> = { row, key: joinedNames(identity), fingerprint, content, loanId };
  if (group !== undefined) made.groupId = String(group);
  if (typeof clientId === 'string') made.clientId = clientId;
  if (typeof amount === 'number') made.amount = amount;
  if (ownAmount !== undefined) made.own = ownAmount === 'blank' ? 0 : ownAmount;
  return made;
}

interface Asked {
  readonly kind: RecordKind;
  readonly clientIn: ReturnType<typeof valueUnder>;
  readonly amountIn: ReturnType<typeof valueUnder>;
  readonly idIn: ReturnType<typeof valueUnder>;
}

/** The kind that was asked for last, row after row. */
let asked: Asked | undefined;

function askedOf(kind: RecordKind): Asked {
  if (asked?.kind === kind) return asked;
  const { clientField, totalField = '', keyFields } = kind;
  asked = {
    kind,
    clientIn: valueUnder(clientField),
    amountIn: valueUnder(totalField),
    idIn: valueUnder(keyFields[0] ?? ''),
  };
  return asked;
}

/** A record's share with the same hashes on each of its rows. */
export function recordShare(
  kind: RecordKind,
  record: RecordDraft,
  marks: Pick<SubmissionRow, 'fingerprint' | 'content'>,
): PreparedRecord {
  if (record.members === undefined) return { record, rows: [submissionRow(kind, record, marks)] };
  return { record, rows: record.members.map((row) => submissionRow(kind, row, marks, record)) };
}

/**
 * Packs rows into calls in sheet order; two rows of one loan never share a call, and bodies follow the declarations.
 * The first call holds at most `firstRows` rows.
 */
export function buildSubmissions(
  kind: RecordKind,
  context: Pick<SendContext, 'environment' | 'partnerId' | 'month' | 'groupIds'>,
  prepared: readonly PreparedRecord[],
  ids: Ids,
  firstRows = kind.batchSize,
): readonly Submission[] {
  const size = Math.min(kind.batchSize, SEND_SETTINGS.batchSizeMost);
  const { environment, partnerId, month } = context;
  const { id: kindId, endpoint } = kind;
  const submissionOf = (records: readonly string[], rows: readonly SubmissionRow[]): Submission => {
    const body = bodyOfRecords(kind, records);
    const submission = { id: ids(), kind: kindId, environment, partnerId, endpoint, body, records, rows };
    return kind.monthly ? { ...submission, month } : submission;
  };
  const texted = withTexts(kind, prepared, context.groupIds);
  // A call a record: nothing can share one, and no list of a hundred thousand batches is kept.
  if (size === 1) {
    return texted.map((one) => {
      const submission: Mutable<Submission> = submissionOf([one.text], one.rows);
      const photo = photoOf(kind, one.record);
      if (photo !== undefined) submission.photo = photo;
      if (one.record.members !== undefined) submission.groupIds = groupIds(kind, one, context.groupIds);
      return submission;
    });
  }
  // The relay's register takes two spellings of one accent for one loan.
  const keyOf = ({ record }: PreparedRecord): string =>
    JSON.stringify(kind.keyFields.map((field) => valueIn(record.values, field) ?? '')).normalize('NFC');
  return inBatches(texted, size, keyOf, Math.min(size, firstRows)).map((batch) =>
    submissionOf(
      batch.map(({ text }) => text),
      batch.flatMap(({ rows }) => rows),
    ),
  );
}

/** Each record as it stands in the body of its call, as JSON text, in the order given. */
export function bodyTexts(kind: RecordKind, records: readonly RecordDraft[], groupIds?: GroupIds): readonly string[] {
  return recordTexts(records, (record) => fieldsFor(kind, record, groupIds));
}

function withTexts(kind: RecordKind, prepared: readonly PreparedRecord[], groupIds: GroupIds | undefined) {
  const records = prepared.map(({ record }) => record);
  const texts = bodyTexts(kind, records, groupIds);
  return prepared.map(({ record, rows }, nth) => {
    const text = texts[nth];
    if (text === undefined) throw new Error(`${records.length} records have ${texts.length} texts.`);
    return { record, rows, text };
  });
}

/** The loan ids in a group's body, each once: its own first. */
function groupIds(kind: RecordKind, { record, rows }: PreparedRecord, whose: GroupIds = 'group'): readonly string[] {
  const own = kind.groups && valueIn(record.values, kind.groups.loanId);
  const ids = [...(own === undefined || whose === 'members' ? [] : [String(own)]), ...rows.map(({ loanId }) => loanId)];
  return [...new Set(ids.filter((id) => id !== ''))];
}

/** Kinds with a photo send one record a call. */
function photoOf({ photo }: RecordKind, record: RecordDraft): string | undefined {
  const reference = photo && valueIn(record.values, photo.field);
  return typeof reference === 'string' ? reference : undefined;
}

/** The body of a call that holds these records, each as its own JSON text. */
export function bodyOfRecords(kind: RecordKind, records: readonly string[]): string {
  const [only = ''] = records;
  if (kind.bodyKey === undefined) return records.length === 1 ? only : records.join('');
  return `{${JSON.stringify(kind.bodyKey)}:[${records.join(',')}]}`;
}
