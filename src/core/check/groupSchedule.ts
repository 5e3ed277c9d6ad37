import { INSTALMENT_PARTS, type ScheduleDeclaration } from '../catalogue/scheduleDeclaration';
import { sumText } from '../cell/decimal';
import { amountOf, sumByDate, type ReadInstalment } from '../schedule/sumByDate';
import type { ReadValue, RecordDraft } from './checkSheet';
import { valueIn } from './rowValues';
import { repeatedValues } from './repeatedValues';
import { valueKey } from './valueKey';

type Parts = ScheduleDeclaration['parts'];

/** A record's instalments in the order of its columns; blank ones are left out. */
export function instalmentsOf(record: RecordDraft, fields: Parts): readonly ReadInstalment[] {
  const entries = new Map<number, ReadInstalment>();
  for (const part of INSTALMENT_PARTS) {
    for (const { value, cell, occurrence } of repeatedValues(record, fields[part])) {
      entries.set(occurrence, { ...entries.get(occurrence), [part]: { value, cell } });
    }
  }
  return [...entries].sort(([a], [b]) => a - b).map(([, entry]) => entry);
}

/** The instalments as values of a record, under the keys that numbered columns have. */
export function instalmentValues(
  instalments: readonly ReadInstalment[],
  fields: Parts,
): readonly (readonly [key: string, value: ReadValue])[] {
  return instalments.flatMap((entry, at) =>
    INSTALMENT_PARTS.flatMap((part) => {
      const value = entry[part];
      return value === undefined ? [] : [[valueKey(fields[part], at), value] as const];
    }),
  );
}

/** The instalments of a group, and of how many of its rows they are the sum; absent where they stand on rows as they are. */
export interface GroupSchedule {
  readonly due: readonly ReadInstalment[];
  readonly summedOf?: number;
}

/**
 * The instalments of a group from those of its members: one member's alone are the group's; the same ones on every row
 * are said once where they add up to the whole loan; any others are summed by date.
 */
export function groupSchedule(
  members: readonly RecordDraft[],
  { parts, terms }: Pick<ScheduleDeclaration, 'parts' | 'terms'>,
): GroupSchedule {
  const lists = members.map((member) => instalmentsOf(member, parts)).filter(({ length }) => length > 0);
  const [first = [], ...others] = lists;
  if (others.length === 0) return { due: first };
  const amounts = members.map(({ values }) => valueIn(values, terms.amount));
  const loan = sumText(amounts.filter((amount) => typeof amount === 'number'));
  const isRepeated = others.every((list) => textOf(list) === textOf(first)) && principalOf(first) === loan;
  return isRepeated ? { due: first } : { due: sumByDate(lists), summedOf: lists.length };
}

function principalOf(list: readonly ReadInstalment[]): string {
  return sumText(list.map(({ principal }) => amountOf(principal)));
}

function textOf(list: readonly ReadInstalment[]): string {
  return JSON.stringify(list.map((entry) => INSTALMENT_PARTS.map((part) => entry[part]?.value ?? null)));
}
