import type { Field } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';
import type { RecordDraft } from '../check/checkSheet';
import type { SendContext } from '../send/planSend';
import { recordText } from './recordText';

/**
 * The text that is hashed into a fingerprint: environment, partner, kind, month (where the kind is monthly), the
 * record's key and its identity fields as they stand on the wire. Values are those that leave, never displayed texts,
 * so that another number format does not make another fact; fields are ordered by wire path, so that the catalogue's
 * order does not either.
 */
export function fingerprintText(
  kind: RecordKind,
  context: Pick<SendContext, 'environment' | 'partnerId' | 'month'>,
  recordKey: readonly string[],
  record: RecordDraft,
): string {
  const key = recordKey.map((field) => record.values.get(field)?.value ?? '');
  const month = kind.monthly ? context.month : '';
  const content = recordText(identityFields(kind).all, record);
  return JSON.stringify(['1', context.environment, context.partnerId, kind.id, month, key, content]);
}

/**
 * The text that is hashed into a row's content: its identity fields without the loan id, which names it. It is the same
 * in every environment, month and CSV format, so that a name can be asked whether it said this before.
 */
export function contentText(kind: RecordKind, record: RecordDraft): string {
  return JSON.stringify(['1', kind.id, recordText(identityFields(kind).unnamed, record)]);
}

interface IdentityFields {
  readonly all: readonly Field[];
  /** All but the loan id. */
  readonly unnamed: readonly Field[];
}

const identityOf = new WeakMap<RecordKind, IdentityFields>();

/** Sorted once a kind: for thousands of rows the sorting would cost more than the text. */
function identityFields(kind: RecordKind): IdentityFields {
  const known = identityOf.get(kind);
  if (known !== undefined) return known;
  const all = kind.fields.filter(({ identity }) => identity === true).sort(byPath);
  const fields = { all, unnamed: all.filter(({ id }) => !kind.keyFields.includes(id)) };
  identityOf.set(kind, fields);
  return fields;
}

function byPath({ path: a = '' }: Field, { path: b = '' }: Field): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
