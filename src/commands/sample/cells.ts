import type { FileCell } from '../../files/workbookFile';

const DAY = 86_400_000;
/** Serial of 1 January 1970 in Excel's 1900 calendar. */
const UNIX_EPOCH = 25_569;

/** Number format of amounts in the samples. */
export const MONEY = '#,##0.00';

/** A text cell. */
export const text = (value: string): FileCell => ({ value });

/** An id as text, so that Excel keeps its zeros. */
export const idText = (value: string): FileCell => ({ value, format: '@' });

/** An amount with two decimals. */
export const money = (value: number): FileCell => ({ value, format: MONEY });

/** A date as Excel stores it; `time` is milliseconds since 1970, UTC. */
export const date = (time: number): FileCell => ({ value: time / DAY + UNIX_EPOCH, format: 'dd/mm/yyyy' });

/** The sum of a column's numbers from row `first` to row `last` (as Excel counts), with the value that Excel would keep beside it. */
export function sumOf(cells: readonly (FileCell | null | undefined)[], column: string, first: number): FileCell {
  const cents = cells.reduce((so, cell) => so + Math.round(Number(cell?.value) * 100 || 0), 0);
  return {
    value: cents / 100,
    formula: `=SUM(${column}${first}:${column}${first + cells.length - 1})`,
    format: MONEY,
  };
}
