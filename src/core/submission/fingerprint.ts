import type { RecordKind } from '../catalogue/recordKind';
import type { RecordDraft } from '../check/checkSheet';
import { valueKey } from '../check/valueKey';
import { decimalText } from '../cell/decimal';
import type { SendContext } from '../send/planSend';

/**
 * The text that is hashed into a fingerprint: environment, partner, kind, month (where the kind is monthly), the
 * record's key and the values of its identity fields by wire path. Values are those that leave, never displayed texts,
 * so that another number format does not make another fact.
 */
export function fingerprintText(
  kind: RecordKind,
  context: SendContext,
  recordKey: readonly string[],
  { values }: RecordDraft,
): string {
  const key = recordKey.map((field) => values.get(field)?.value ?? '');
  const content = kind.fields
    .filter((field) => field.identity === true && field.path !== undefined)
    .flatMap((field) =>
      occurrencesOf(field.id, values).map(([place, value]) => [field.path ?? '', place, value] as const),
    )
    .sort(([a, i], [b, j]) => (a === b ? i - j : a < b ? -1 : 1));
  const month = kind.monthly ? context.month : '';
  return JSON.stringify(['1', context.environment, context.partnerId, kind.id, month, key, content]);
}

function occurrencesOf(field: string, values: RecordDraft['values']): readonly (readonly [number, string])[] {
  const found: (readonly [number, string])[] = [];
  for (let occurrence = 0; ; occurrence += 1) {
    const read = values.get(valueKey(field, occurrence));
    if (read === undefined) return found;
    found.push([occurrence, typeof read.value === 'number' ? decimalText(read.value) : String(read.value)]);
  }
}
