import { addressOf } from '../../cell/a1';
import type { CellRef } from '../../cell/cell';
import type { RecordDraft } from '../checkSheet';
import { findingOf, type Finding } from '../finding';
import { repeatedValues } from '../repeatedValues';
import { NOTHING, type RecordRule, type RuleContext } from '../rule';
import { valueKey } from '../valueKey';

/**
 * An instalment that holds something must hold every needed part: each missing one is an error in its cell. Missing
 * advised parts are one warning a row, where they have a column; so is an instalment left out between others.
 */
export function wholeEntries(needed: readonly string[], advised: readonly string[]): RecordRule {
  const all = [...needed, ...advised];
  return (record, context) => {
    // Most sheets have no instalments: nothing is made of their rows.
    if (all.every((field) => repeatedValues(record, field).length === 0)) return NOTHING;
    const entries = entriesOf(record, all);
    return [
      ...entries.flatMap((entry) => needed.flatMap((field) => halfEntry(record, context, entry, field))),
      ...partsMissing(record, context, entries, advised),
      ...holeIn(record, context, entries, needed[0] ?? ''),
    ];
  };
}

interface Entry {
  readonly occurrence: number;
  /** A cell of it that holds something. */
  readonly filled: CellRef;
}

function entriesOf(record: RecordDraft, fields: readonly string[]): readonly Entry[] {
  const entries = new Map<number, Entry>();
  for (const { occurrence, cell } of fields.flatMap((field) => repeatedValues(record, field))) {
    if (!entries.has(occurrence)) entries.set(occurrence, { occurrence, filled: cell });
  }
  return [...entries.values()].sort((a, b) => a.occurrence - b.occurrence);
}

function isMissing({ values, unread }: RecordDraft, key: string): boolean {
  return !values.has(key) && unread?.has(key) !== true;
}

function halfEntry(
  record: RecordDraft,
  { cellOf }: RuleContext,
  { occurrence, filled }: Entry,
  field: string,
): readonly Finding[] {
  const { row } = record;
  const key = valueKey(field, occurrence);
  if (!isMissing(record, key)) return [];
  const params = { field, instalment: occurrence + 1, filledCell: addressOf(filled) };
  return [findingOf('instalmentHalf', 'error', { row, cell: cellOf(key, row) ?? filled, field }, params)];
}

function partsMissing(
  record: RecordDraft,
  { cellOf }: RuleContext,
  entries: readonly Entry[],
  fields: readonly string[],
): readonly Finding[] {
  const { row } = record;
  const missing = entries.flatMap(({ occurrence }) =>
    fields.flatMap((field) => {
      const key = valueKey(field, occurrence);
      const cell = cellOf(key, row);
      return cell === undefined || !isMissing(record, key) ? [] : [{ field, cell, instalment: occurrence + 1 }];
    }),
  );
  const [first] = missing;
  if (first === undefined) return [];
  const { field, cell, instalment } = first;
  const params = { field, instalment, count: missing.length };
  return [findingOf('instalmentPartEmpty', 'warning', { row, cell, field }, params)];
}

/** Later instalments close up when one between them is empty: she may have meant to fill it. */
function holeIn(
  record: RecordDraft,
  { cellOf }: RuleContext,
  entries: readonly Entry[],
  field: string,
): readonly Finding[] {
  const { row } = record;
  const hole = entries.findIndex(({ occurrence }, at) => occurrence !== at);
  const cell = hole < 0 ? undefined : cellOf(valueKey(field, hole), row);
  // Where no column has this number her sheet just counts otherwise, and what could not be read is said there.
  if (cell === undefined || !isMissing(record, valueKey(field, hole))) return [];
  return [findingOf('instalmentSkipped', 'warning', { row, cell, field }, { instalment: hole + 1 })];
}
