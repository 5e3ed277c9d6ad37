import type { Field } from '../core/catalogue/field';
import type { SheetSetup } from './setup';

/** Fields without a column that may be the same in every row, in the order of the catalogue; the waiver is never one. */
export function constantFields({ kind, mapping }: Pick<SheetSetup, 'kind' | 'mapping'>): readonly Field[] {
  return kind.fields.filter(({ id, constant }) => constant === true && mapping[id] === undefined);
}
