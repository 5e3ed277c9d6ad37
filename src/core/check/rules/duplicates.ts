import { addressOf } from '../../cell/a1';
import type { RecordDraft } from '../checkSheet';
import { findingOf, type Finding } from '../finding';
import type { RuleContext, SheetRule } from '../rule';

const ADDRESSES_SHOWN = 5;

/** A record's key twice is an error on each of its rows, which names the others (domain rules). */
export const noDuplicateKeys: SheetRule = (records, context) =>
  repeatsOf(records, context.recordKey).flatMap((group) => findingsOf('duplicateKey', 'error', group, context));

/** The same values in these fields twice are a warning on each of the rows. */
export function warnOfRepeats(fields: readonly string[]): SheetRule {
  return (records, context) =>
    repeatsOf(records, fields).flatMap((group) => findingsOf('repeatedRecord', 'warning', group, context));
}

function repeatsOf(records: readonly RecordDraft[], fields: readonly string[]): readonly (readonly RecordDraft[])[] {
  const groups = new Map<string, RecordDraft[]>();
  for (const record of records) {
    const key = keyOf(record, fields);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Undefined when a part of the key is not there: what is missing is said by another finding. */
function keyOf(record: RecordDraft, fields: readonly string[]): string | undefined {
  const parts = fields.map((field) => record.values.get(field)?.value);
  return parts.includes(undefined) ? undefined : JSON.stringify(parts);
}

function findingsOf(
  code: 'duplicateKey' | 'repeatedRecord',
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
