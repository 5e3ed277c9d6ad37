import { pairOf } from '../../photo/photoKey';
import { photoIndex } from '../../photo/photoIndex';
import type { RecordDraft } from '../checkSheet';
import { findingOf } from '../finding';
import { always } from '../firstRow';
import { KeyGroups } from '../keyGroups';
import { NOTHING, type SheetRule } from '../rule';
import { valueIn } from '../rowValues';

/** A picture that fits several records goes out with none of them, but those that she paired with it herself. */
export const photoOnce: SheetRule = ({ kind, photos, recordKey, cellOf }) => {
  const { photo } = kind;
  if (photo === undefined || photos === undefined) return always(NOTHING);
  const { field } = photo;
  const groups = new KeyGroups();
  const referenceOf = ({ values }: RecordDraft): string | undefined => {
    const reference = valueIn(values, field);
    return typeof reference === 'string' ? reference : undefined;
  };
  const isPaired = (record: RecordDraft): boolean => pairOf(photos.pairs, record, kind, recordKey) !== undefined;
  const held = new Set<number>();
  const settle = (group: readonly RecordDraft[]): void => {
    for (const record of group) {
      if (group.length > 1 && !isPaired(record)) held.add(record.row);
      else held.delete(record.row);
    }
  };
  return {
    // A group's picture is the loan's: none of its rows has it.
    wholeGroups: true,
    add: (record) => {
      const reference = referenceOf(record);
      if (reference === undefined) return NOTHING;
      const group = groups.add(reference, record);
      settle(group);
      return group.filter(({ row }) => row !== record.row).map(({ row }) => row);
    },
    remove: (record) => {
      const reference = referenceOf(record);
      if (reference === undefined) return NOTHING;
      const rest = groups.remove(reference, record.row);
      held.delete(record.row);
      settle(rest);
      return rest.map(({ row }) => row);
    },
    findings: () =>
      groups.repeats().flatMap((group) =>
        group
          .filter(({ row }) => held.has(row))
          .map((record) => {
            const { row, values } = record;
            const others = group.filter((other) => other.row !== row).map((other) => other.row + 1);
            const name = photoIndex(photos).byReference.get(referenceOf(record) ?? '')?.name ?? '';
            const params = { field, name, others: others.join(', '), count: others.length };
            const cell = values.get(field)?.cell ?? cellOf(field, row);
            return findingOf('photoShared', 'error', { row, cell, field }, params);
          }),
      ),
    blocks: (row) => held.has(row),
  };
};
