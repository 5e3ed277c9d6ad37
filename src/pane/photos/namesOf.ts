import type { CheckedSheet, RecordDraft } from '../../core/check/checkSheet';
import { valueIn } from '../../core/check/rowValues';

/** What tells a row from the others in a list: its ids and its person's names. */
export function namesOf(
  { kind, recordKey }: Pick<CheckedSheet, 'kind' | 'recordKey'>,
  { values }: Pick<RecordDraft, 'values'>,
): string {
  const names = kind.fields.filter(({ text }) => text === 'name').map(({ id }) => id);
  return [...recordKey, ...names].flatMap((field) => valueIn(values, field) ?? []).join(' ');
}
