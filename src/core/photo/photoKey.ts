import type { RecordKind } from '../catalogue/recordKind';
import type { RecordDraft } from '../check/checkSheet';
import { valueIn } from '../check/rowValues';

/**
 * Names a record in PhotoSurroundings.pairs by what names it to Kiva: a group by its own loan id, else its name, else its
 * members' ids, never by its first member. Undefined where nothing names it: another record may stand in its row next
 * time, and a pair would be that one's.
 */
export function photoKey(
  { values, members }: Pick<RecordDraft, 'values' | 'members'>,
  { groups }: Pick<RecordKind, 'groups'>,
  recordKey: readonly string[],
): string | undefined {
  if (members === undefined || groups === undefined) return textIf(namesIn(values, recordKey));
  for (const field of [groups.loanId, groups.name]) {
    const own = textIf(namesIn(values, [field]));
    if (own !== undefined) return `${field} ${own}`;
  }
  const ids = members.flatMap((member) => textIf(namesIn(member.values, recordKey)) ?? []);
  return ids.length === 0 ? undefined : `members ${ids.sort().join(' ')}`;
}

function namesIn(values: RecordDraft['values'], fields: readonly string[]): readonly string[] {
  return fields.map((field) => String(valueIn(values, field) ?? ''));
}

function textIf(names: readonly string[]): string | undefined {
  return names.some((name) => name !== '') ? JSON.stringify(names) : undefined;
}

/** What a record is paired with: a photo's reference, '' for none at all; undefined where she paired nothing. */
export function pairOf(
  pairs: Readonly<Record<string, string>>,
  ...named: Parameters<typeof photoKey>
): string | undefined {
  const key = photoKey(...named);
  return key === undefined ? undefined : pairs[key];
}
