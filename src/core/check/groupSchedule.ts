import type { InstalmentPart, ScheduleDeclaration } from '../catalogue/scheduleDeclaration';
import { sumText } from '../cell/decimal';
import type { ReadValue, RecordDraft } from './checkSheet';
import { valueIn } from './rowValues';
import { repeatedValues } from './repeatedValues';
import { valueKey } from './valueKey';

/** One instalment's values as read or summed, each with a cell it came from; what is not there is absent. */
export type ReadInstalment = Partial<Record<InstalmentPart, ReadValue>>;

type Parts = ScheduleDeclaration['parts'];

const PARTS = ['date', 'principal', 'interest'] as const;

/** A record's instalments in the order of its columns; blank ones are left out. */
export function instalmentsOf(record: RecordDraft, fields: Parts): readonly ReadInstalment[] {
  const entries = new Map<number, ReadInstalment>();
  for (const part of PARTS) {
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
    PARTS.flatMap((part) => {
      const value = entry[part];
      return value === undefined ? [] : [[valueKey(fields[part], at), value] as const];
    }),
  );
}

/**
 * The instalments of a group from those of its members: one member's alone are the group's; the same ones on every row
 * are said once where they add up to the whole loan; any others are summed by date.
 */
export function groupSchedule(
  members: readonly RecordDraft[],
  { parts, terms }: Pick<ScheduleDeclaration, 'parts' | 'terms'>,
): readonly ReadInstalment[] {
  const lists = members.map((member) => instalmentsOf(member, parts)).filter(({ length }) => length > 0);
  const [first = [], ...others] = lists;
  if (others.length === 0) return first;
  const amounts = members.map(({ values }) => valueIn(values, terms.amount));
  const loan = sumText(amounts.filter((amount) => typeof amount === 'number'));
  const isRepeated = others.every((list) => textOf(list) === textOf(first)) && principalOf(first) === loan;
  return isRepeated ? first : sumByDate(lists);
}

/** Instalments of several borrowers as those of their group: parts of one date are summed exactly, dates ascend. */
export function sumByDate(lists: readonly (readonly ReadInstalment[])[]): readonly ReadInstalment[] {
  const byDate = new Map<string, ReadInstalment[]>();
  for (const entry of lists.flat()) {
    const date = String(entry.date?.value ?? '');
    byDate.set(date, [...(byDate.get(date) ?? []), entry]);
  }
  return [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entries]) => summed(entries));
}

function summed(entries: readonly ReadInstalment[]): ReadInstalment {
  const [first = {}] = entries;
  const sumOf = (part: 'principal' | 'interest'): ReadInstalment => {
    const values = entries.flatMap((entry) => entry[part] ?? []);
    const [value] = values;
    if (value === undefined) return {};
    const sum = Number(sumText(values.flatMap((one) => (typeof one.value === 'number' ? one.value : []))));
    return { [part]: { ...value, value: sum } };
  };
  return { ...(first.date && { date: first.date }), ...sumOf('principal'), ...sumOf('interest') };
}

function principalOf(list: readonly ReadInstalment[]): string {
  return sumText(list.flatMap(({ principal }) => (typeof principal?.value === 'number' ? principal.value : [])));
}

function textOf(list: readonly ReadInstalment[]): string {
  return JSON.stringify(list.map((entry) => PARTS.map((part) => entry[part]?.value ?? null)));
}
