import type { RecordKind } from '../catalogue/recordKind';
import { ledgerIndex, type NamedFact, type PastFact } from './ledgerIndex';
import type { LedgerRun } from './ledgerRun';
import type { SendContext } from './planSend';

/** A report that says nearly the same as the last one: perhaps last month's file. */
export interface LikeLastMonth {
  /** "YYYY-MM" of the report it is like. */
  readonly month: string;
  readonly rows: number;
  /** Rows that say in her sheet just what was accepted for that month. */
  readonly equal: number;
}

/** Fewer rows may be equal by chance. */
const ROWS_THAT_TELL = 20;
/** In a month nearly every loan moves; our choice. */
const EQUAL_SHARE = 0.9;

/** Compares a monthly kind's rows with what was accepted for the month before; undefined when they differ enough. */
export function likeLastMonth(
  kind: RecordKind,
  rows: readonly NamedFact[],
  runs: readonly LedgerRun[],
  context: Pick<SendContext, 'environment' | 'partnerId' | 'month'>,
): LikeLastMonth | undefined {
  if (!kind.monthly || rows.length < ROWS_THAT_TELL) return undefined;
  const month = monthBefore(context.month);
  const index = ledgerIndex(runs, kind, { ...context, month });
  const isEqual = (row: NamedFact): boolean => {
    const last = index
      .pastOf(row)
      .filter(({ standing }) => standing === 'accepted')
      .at(-1);
    return last !== undefined && isSame(last, row);
  };
  const equal = rows.filter(isEqual).length;
  return equal > rows.length * EQUAL_SHARE ? { month, rows: rows.length, equal } : undefined;
}

/** By what stands in her cells: an amount that was computed from last month's report differs in last month's very file. */
function isSame(last: PastFact, row: NamedFact): boolean {
  if (last.own === undefined && row.own === undefined) return last.content === row.content;
  return (last.own ?? last.amount) === (row.own ?? row.amount);
}

function monthBefore(month: string): string {
  const [year = 0, ordinal = 1] = month.split('-').map(Number);
  const before = year * 12 + ordinal - 2;
  const ofYear = String((before % 12) + 1).padStart(2, '0');
  return `${String(Math.floor(before / 12)).padStart(4, '0')}-${ofYear}`;
}
