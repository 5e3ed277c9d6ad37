import type { Field } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';
import type { RecordDraft } from '../check/checkSheet';
import type { SendContext } from '../send/planSend';
import { jsonText } from './jsonText';
import { recordTree } from './recordTree';

/**
 * The text that is hashed into a fingerprint: environment, partner, kind, month (where the kind is monthly), the
 * record's key and its identity fields as they stand on the wire. Values are those that leave, never displayed texts,
 * so that another number format does not make another fact; fields are ordered by wire path, so that the catalogue's
 * order does not either.
 */
export function fingerprintText(
  kind: RecordKind,
  context: SendContext,
  recordKey: readonly string[],
  record: RecordDraft,
): string {
  const key = recordKey.map((field) => record.values.get(field)?.value ?? '');
  const fields = kind.fields.filter(({ identity }) => identity === true).sort(byPath);
  const month = kind.monthly ? context.month : '';
  const content = jsonText(recordTree(fields, record));
  return JSON.stringify(['1', context.environment, context.partnerId, kind.id, month, key, content]);
}

function byPath({ path: a = '' }: Field, { path: b = '' }: Field): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
