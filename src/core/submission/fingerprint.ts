import type { Field } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';
import type { RecordDraft } from '../check/checkSheet';
import { valueIn } from '../check/rowValues';
import type { SendContext } from '../send/planSend';
import { recordText } from './recordText';

/**
 * The text that is hashed into a fingerprint: environment, partner, kind, month (where the kind is monthly), the
 * record's key and its identity fields as they stand on the wire. Values are those that leave, never displayed texts,
 * so that another number format does not make another fact; fields are ordered by wire path, so that the catalogue's
 * order does not either. `row` is one of a group loan's, whose key the text is for.
 */
export function fingerprintText(
  kind: RecordKind,
  context: Pick<SendContext, 'environment' | 'partnerId' | 'month'>,
  recordKey: readonly string[],
  record: RecordDraft,
  row: RecordDraft = record,
): string {
  const key = recordKey.map((field) => valueIn(row.values, field) ?? valueIn(record.values, field) ?? '');
  const month = kind.monthly ? context.month : '';
  const content = identityText(kind, record, 'all');
  return JSON.stringify(['1', context.environment, context.partnerId, kind.id, month, key, content]);
}

/**
 * The text that is hashed into a row's content: its identity fields without the loan id, which names it. It is the same
 * in every environment, month and CSV format, so that a name can be asked whether it said this before. All rows of a
 * group loan say the same: the whole loan.
 */
export function contentText(kind: RecordKind, record: RecordDraft): string {
  return JSON.stringify(['1', kind.id, identityText(kind, record, 'unnamed')]);
}

/** A group's borrowers stand in the order of their texts: a sheet that she sorts says what it said before. */
function identityText(kind: RecordKind, record: RecordDraft, which: 'all' | 'unnamed'): string {
  const fields = identityFields(kind);
  if (record.members === undefined) return recordText(fields[which], record);
  const borrowers = record.members.map((member) => recordText(fields.borrowers, member)).sort();
  return JSON.stringify([recordText(fields.loan, record), borrowers]);
}

interface IdentityFields {
  readonly all: readonly Field[];
  /** All but the loan id. */
  readonly unnamed: readonly Field[];
  /** Of a group loan: the loan's, and each borrower's. */
  readonly loan: readonly Field[];
  readonly borrowers: readonly Field[];
}

const identityOf = new WeakMap<RecordKind, IdentityFields>();

/** Sorted once a kind: for thousands of rows the sorting would cost more than the text. */
function identityFields(kind: RecordKind): IdentityFields {
  const known = identityOf.get(kind);
  if (known !== undefined) return known;
  const all = kind.fields.filter(({ identity }) => identity === true).sort(byPath);
  const fields = {
    all,
    unnamed: all.filter(({ id }) => !kind.keyFields.includes(id)),
    loan: all.filter(({ perBorrower }) => perBorrower !== true),
    borrowers: all.filter(({ perBorrower }) => perBorrower === true),
  };
  identityOf.set(kind, fields);
  return fields;
}

function byPath({ path: a = '' }: Field, { path: b = '' }: Field): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
