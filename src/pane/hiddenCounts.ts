import type { CheckedSheet } from '../core/check/checkSheet';
import { recordRows } from '../core/check/recordRows';
import type { SendPlan } from '../core/send/plan';

/** Rows that she does not see in the sheet, and what becomes of them. */
export interface HiddenCounts {
  /** Hidden or filtered away, and among the rows that go out. */
  readonly goOut: number;
  /** Hidden or filtered away, holding something, and staying at home. */
  readonly stay: number;
}

/** Counts the hidden sheet rows of a plan, and those of the sheet's other rows that are not blank. */
export function hiddenCounts(
  hidden: readonly number[],
  plan: Pick<SendPlan, 'submissions'>,
  { records, leftOut }: Pick<CheckedSheet, 'records' | 'leftOut'>,
): HiddenCounts {
  const going = new Set(plan.submissions.flatMap(({ rows }) => rows.map(({ row }) => row)));
  const filled = new Set(records.flatMap(recordRows).map(({ row }) => row));
  for (const { row, reason } of leftOut) if (reason !== 'blank') filled.add(row);
  return {
    goOut: hidden.filter((row) => going.has(row)).length,
    stay: hidden.filter((row) => filled.has(row) && !going.has(row)).length,
  };
}
