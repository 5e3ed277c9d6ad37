import { addressOf } from '../../cell/a1';
import type { ReadValue, RecordDraft } from '../checkSheet';
import { findingOf, type Finding } from '../finding';
import type { RuleContext, SheetRule } from '../rule';

const ADDRESSES_SHOWN = 5;

type Value = ReadValue['value'];

/**
 * A record's key twice is an error on each of its rows, which names the others (domain rules). Keys that only look the
 * same are a warning: whether Kiva tells "LN-1" from "ln-1" is not public.
 */
export const noDuplicateKeys: SheetRule = (records, context) => {
  const same = repeatsOf(records, context.recordKey);
  const blocked = new Set(same.flat().map(({ row }) => row));
  const similar = repeatsOf(records, context.recordKey, looks)
    .flatMap((group) => findingsOf('similarKey', 'warning', group, context))
    .filter(({ row }) => row !== undefined && !blocked.has(row));
  return [...same.flatMap((group) => findingsOf('duplicateKey', 'error', group, context)), ...similar];
};

/** The same values in these fields twice are a warning on each of the rows. */
export function warnOfRepeats(fields: readonly string[]): SheetRule {
  return (records, context) =>
    repeatsOf(records, fields).flatMap((group) => findingsOf('repeatedRecord', 'warning', group, context));
}

/** A value as a tired eye sees it: no spaces, no capitals, no width, nothing that is not shown. */
function looks(value: Value): Value {
  if (typeof value !== 'string') return value;
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Cc}]+/gu, '');
}

function repeatsOf(
  records: readonly RecordDraft[],
  fields: readonly string[],
  as: (value: Value) => Value = (value) => value,
): readonly (readonly RecordDraft[])[] {
  const groups = new Map<string, RecordDraft[]>();
  for (const record of records) {
    const values = fields.map((field) => record.values.get(field)?.value);
    // What is missing of a key is said by another finding.
    if (values.includes(undefined)) continue;
    const key = JSON.stringify(values.map((value) => (value === undefined ? value : as(value))));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function findingsOf(
  code: 'duplicateKey' | 'similarKey' | 'repeatedRecord',
  severity: 'error' | 'warning',
  group: readonly RecordDraft[],
  { kind, recordKey, cellOf }: RuleContext,
): readonly Finding[] {
  const field = kind.keyFields[0] ?? '';
  const places = group.map(({ row }) => cellOf(field, row));
  return group.map((record, index) => {
    // Some of the others are enough in a sentence; a group of hundreds must not cost the square of its size.
    const others = places.slice(0, ADDRESSES_SHOWN + 1).filter((_, other) => other !== index);
    const addresses = others.slice(0, ADDRESSES_SHOWN).map((cell) => (cell === undefined ? '' : addressOf(cell)));
    return findingOf(
      code,
      severity,
      { row: record.row, cell: places[index], field },
      {
        key: recordKey.map((part) => record.values.get(part)?.value ?? '').join(' / '),
        others: addresses.join(', ') + (group.length - 1 > addresses.length ? ', …' : ''),
        count: group.length,
      },
    );
  });
}
