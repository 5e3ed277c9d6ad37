import type { InstalmentPart } from '../catalogue/scheduleDeclaration';
import { sumText } from '../cell/decimal';
import type { ReadValue } from '../check/checkSheet';

/** One instalment's values as read, computed or summed; what is not there is absent. */
export type ReadInstalment<Value extends ReadValue = ReadValue> = Readonly<Partial<Record<InstalmentPart, Value>>>;

/**
 * The instalments of several loans as one list: exact sums by date, dates ascending, those without one first. Each part
 * has the cell of the first that had it.
 */
export function sumByDate<Value extends ReadValue>(
  lists: readonly (readonly ReadInstalment<Value>[])[],
): readonly ReadInstalment<Value>[] {
  const byDate = new Map<string, ReadInstalment<Value>[]>();
  for (const entry of lists.flat()) {
    const date = String(entry.date?.value ?? '');
    const others = byDate.get(date);
    if (others === undefined) byDate.set(date, [entry]);
    else others.push(entry);
  }
  return [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entries]) => summed(entries));
}

function summed<Value extends ReadValue>(entries: readonly ReadInstalment<Value>[]): ReadInstalment<Value> {
  const date = entries[0]?.date;
  const sumOf = (part: 'principal' | 'interest'): ReadInstalment<Value> => {
    const values = entries.flatMap((entry) => entry[part] ?? []);
    const [value, ...others] = values;
    if (value === undefined) return {};
    const sum = others.length === 0 ? value : { ...value, value: Number(sumText(values.map(amountOf))) };
    return { [part]: sum };
  };
  return { ...(date && { date }), ...sumOf('principal'), ...sumOf('interest') };
}

/** A part's amount; 0 where it is not there. */
export function amountOf(part: ReadValue | undefined): number {
  return typeof part?.value === 'number' ? part.value : 0;
}
