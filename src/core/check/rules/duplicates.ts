import { addressOf } from '../../cell/a1';
import { decimalText, sumText } from '../../cell/decimal';
import type { ReadValue, RecordDraft } from '../checkSheet';
import { findingOf, type Finding } from '../finding';
import { byFirstRow, KeyGroups } from '../keyGroups';
import { valueIn, valueUnder } from '../rowValues';
import { NOTHING, type RuleContext, type SheetRule } from '../rule';

const PLACES_SHOWN = 5;

type Value = ReadValue['value'];

/**
 * A record's key twice holds all of its rows back, said once for the group, with the sum where rows may be added up
 * (domain rules). Keys that only look the same are a warning: whether Kiva tells "LN-1" from "ln-1" is not public.
 */
export const noDuplicateKeys: SheetRule = (context) => {
  const { recordKey } = context;
  // Same keys look the same: one index for both, and keys are compared exactly only within its few groups.
  const similar = new KeyGroups();
  const [only = ''] = recordKey;
  const onlyIn = recordKey.length === 1 ? valueUnder(only) : undefined;
  const lookOf = (record: RecordDraft): string | undefined => {
    const key = onlyIn?.(record.values);
    return typeof key === 'string' ? looks(key) : keyOf(record, recordKey, lookedAt);
  };
  const blocked = new Set<number>();
  return {
    add: (record) => {
      const looked = lookOf(record);
      const group = looked === undefined ? NOTHING : similar.add(looked, record);
      const others = group.length === 0 ? NOTHING : twoOthers(group, record, recordKey);
      if (others.length === 0) return NOTHING;
      blocked.add(record.row);
      return unlessMore(others, (row) => blocked.add(row));
    },
    remove: (record) => {
      const looked = lookOf(record);
      if (looked === undefined) return NOTHING;
      blocked.delete(record.row);
      return unlessMore(twoOthers(similar.remove(looked, record.row), record, recordKey), (row) => blocked.delete(row));
    },
    blocks: (row) => blocked.has(row),
    findings: () => {
      const groups = similar.repeats().map((group) => ({ group, same: sameKeys(group, recordKey) }));
      const twice = groups.flatMap(({ same }) => same.filter(({ length }) => length > 1)).sort(byFirstRow);
      return [
        ...twice.map((group) => sumOf(group, context) ?? said('duplicateKey', 'error', group, group, context)),
        ...groups.flatMap(({ group, same }) => {
          const alone = new Set(same.filter(({ length }) => length === 1).flat());
          const free = group.filter((record) => alone.has(record));
          return free.length === 0 ? [] : [said('similarKey', 'warning', free, group, context)];
        }),
      ];
    },
  };
};

/** Up to two others of a group that have the record's exact key: nobody needs to know of more, and groups may be long. */
function twoOthers(group: readonly RecordDraft[], record: RecordDraft, fields: readonly string[]) {
  const key = keyOf(record, fields);
  const found: RecordDraft[] = [];
  for (let at = group.length - 1; at >= 0 && found.length < 2; at--) {
    const other = group[at];
    if (other !== undefined && other.row !== record.row && keyOf(other, fields) === key) found.push(other);
  }
  return found;
}

/** The row of the only one among others is another matter than before; where there are more nothing changed for them. */
function unlessMore([only, more]: readonly RecordDraft[], change: (row: number) => void): readonly number[] {
  if (only === undefined || more !== undefined) return NOTHING;
  change(only.row);
  return [only.row];
}

/** The records of a group parted by their exact key, in the order of the group. */
function sameKeys(group: readonly RecordDraft[], fields: readonly string[]): readonly (readonly RecordDraft[])[] {
  const byKey = new Map<string | undefined, RecordDraft[]>();
  for (const record of group) {
    const key = keyOf(record, fields);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [record]);
    else known.push(record);
  }
  return [...byKey.values()];
}

/** The same values in these fields twice are one warning for the group. */
export function warnOfRepeats(fields: readonly string[]): SheetRule {
  return (context) => {
    const same = new KeyGroups();
    return {
      add: (record) => {
        const key = keyOf(record, fields);
        if (key !== undefined) same.add(key, record);
        return NOTHING;
      },
      remove: (record) => {
        const key = keyOf(record, fields);
        if (key !== undefined) same.remove(key, record.row);
        return NOTHING;
      },
      findings: () => same.repeats().map((group) => said('repeatedRecord', 'warning', group, group, context)),
    };
  };
}

const PRINTABLE = /^[!-~]*$/;

function lookedAt(value: Value): Value {
  return typeof value === 'string' ? looks(value) : value;
}

/** A text as a tired eye sees it: no spaces, no capitals, no width, nothing that is not shown. */
function looks(text: string): string {
  if (PRINTABLE.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Cc}]+/gu, '');
}

/** Undefined where a part is missing, which another finding says. */
function keyOf(
  { values }: RecordDraft,
  fields: readonly string[],
  as: (value: Value) => Value = (value) => value,
): string | undefined {
  const [only = '', second] = fields;
  if (second === undefined) {
    const value = valueIn(values, only);
    // Most keys are one id: it is its own key.
    if (typeof value === 'string') return String(as(value));
  }
  let key = '';
  for (const field of fields) {
    const value = valueIn(values, field);
    if (value === undefined) return undefined;
    const part = String(as(value));
    // Lengths keep "a b" + "c" from being "a" + "b c".
    key += `${typeof value === 'string' ? '' : typeof value}${part.length}:${part}`;
  }
  return key;
}

function said(
  code: 'duplicateKey' | 'similarKey' | 'repeatedRecord',
  severity: 'error' | 'warning',
  told: readonly RecordDraft[],
  group: readonly RecordDraft[],
  context: RuleContext,
): Finding {
  const place = placeOf(told, context);
  const others = group.filter(({ row }) => row !== place.row);
  return findingOf(code, severity, place, {
    ...namesOf(told, context),
    others: placesOf(others, context),
    count: group.length,
  });
}

function placeOf([first]: readonly RecordDraft[], { kind, cellOf }: RuleContext) {
  const field = kind.keyFields[0] ?? '';
  const row = first?.row ?? 0;
  return { row, cell: cellOf(field, row), field };
}

function namesOf([first]: readonly RecordDraft[], { recordKey }: RuleContext): { readonly key: string } {
  return { key: recordKey.map((part) => (first && valueIn(first.values, part)) ?? '').join(' / ') };
}

/** Some of the others are enough in a sentence; a group of hundreds must not fill the pane. */
function placesOf(records: readonly RecordDraft[], { kind, cellOf }: RuleContext): string {
  const field = kind.keyFields[0] ?? '';
  const cells = records.slice(0, PLACES_SHOWN).map(({ row }) => cellOf(field, row));
  const addresses = cells.map((cell) => (cell === undefined ? '' : addressOf(cell)));
  return addresses.join(', ') + (records.length > cells.length ? ', …' : '');
}

/**
 * What the rows of a group would be as one, for kinds whose amounts may be added up: the amounts in her cells, since
 * what is computed from them counts the loan's own once a row. Never with a blank whose 0 is only computed with.
 */
function sumOf(group: readonly RecordDraft[], context: RuleContext): Finding | undefined {
  const { addUp } = context.kind;
  if (addUp === undefined) return undefined;
  const amounts = group
    .map(({ values, ownAmount }) => ownAmount ?? valueIn(values, addUp))
    .filter((amount) => typeof amount === 'number');
  if (amounts.length < group.length) return undefined;
  return findingOf('duplicateAddUp', 'error', placeOf(group, context), {
    ...namesOf(group, context),
    others: placesOf(group.slice(1), context),
    count: group.length,
    parts: partsText(amounts),
    sum: sumText(amounts),
  });
}

/** "10 + 20 + 30", cut where it would not fit into a sentence. */
export function partsText(amounts: readonly number[]): string {
  const shown = amounts.slice(0, PLACES_SHOWN).map(decimalText);
  return shown.join(' + ') + (amounts.length > shown.length ? ' + …' : '');
}
