import { decimalText, sumText } from '../cell/decimal';
import type { ExampleInstalment, ScheduleExample } from '../check/finding';
import { amountOf, type ReadInstalment } from './sumByDate';

/** A loan's schedule in short; none where it has no instalments. */
export function exampleOf(loan: string, due: readonly ReadInstalment[]): readonly ScheduleExample[] {
  const [first, last] = [due[0], due.at(-1)];
  if (first === undefined || last === undefined) return [];
  const shown = ({ date, principal, interest }: ReadInstalment): ExampleInstalment => ({
    date: String(date?.value ?? ''),
    principal: decimalText(amountOf(principal)),
    interest: decimalText(amountOf(interest)),
  });
  return [
    {
      loan,
      count: due.length,
      first: shown(first),
      last: shown(last),
      principal: sumText(due.map(({ principal }) => amountOf(principal))),
      interest: sumText(due.map(({ interest }) => amountOf(interest))),
    },
  ];
}
