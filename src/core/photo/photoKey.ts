import type { RecordDraft } from '../check/checkSheet';
import { valueIn } from '../check/rowValues';

/** Names a record in PhotoSurroundings.pairs: by what names it to Kiva, or by its row where nothing does. */
export function photoKey({ row, values }: Pick<RecordDraft, 'row' | 'values'>, recordKey: readonly string[]): string {
  const names = recordKey.map((field) => valueIn(values, field) ?? '');
  return names.some((name) => name !== '') ? JSON.stringify(names) : `row ${row}`;
}
