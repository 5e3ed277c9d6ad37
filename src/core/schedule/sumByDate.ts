import { ExactSum } from '../cell/decimal';

/** What is due on a day: amounts are absent where no list has them. */
export interface DueOn {
  readonly date: string;
  readonly principal?: number;
  readonly interest?: number;
}

/** The instalments of several loans as one list: exact sums by date, dates ascending. */
export function sumByDate(lists: readonly (readonly DueOn[])[]): readonly DueOn[] {
  const days = new Map<string, { principal?: ExactSum; interest?: ExactSum }>();
  for (const { date, principal, interest } of lists.flat()) {
    const day = days.get(date) ?? {};
    days.set(date, day);
    if (principal !== undefined) day.principal = (day.principal ?? new ExactSum()).add(principal);
    if (interest !== undefined) day.interest = (day.interest ?? new ExactSum()).add(interest);
  }
  return [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([date, { principal, interest }]) => ({
      date,
      ...(principal !== undefined && { principal: Number(principal.text()) }),
      ...(interest !== undefined && { interest: Number(interest.text()) }),
    }));
}
