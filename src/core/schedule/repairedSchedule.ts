import type { RecordKind } from '../catalogue/recordKind';
import type { ScheduleDeclaration } from '../catalogue/scheduleDeclaration';
import type { CellRef } from '../cell/cell';
import { decimalText, sumText } from '../cell/decimal';
import type { ReadValue, RecordDraft } from '../check/checkSheet';
import type { Completion } from '../check/completion';
import { findingOf } from '../check/finding';
import { repeatedValues } from '../check/repeatedValues';
import { NOTHING } from '../check/rule';
import { sumMismatch } from '../check/rules/scheduleSum';
import { valueKey } from '../check/valueKey';
import { loanNamed } from './loanNamed';

/** At most half a unit of money an instalment: many sheets show instalments in whole units. Our choice. */
const ROUNDING_AN_INSTALMENT = 0.5;
/** And at most this share of the amount: more is rather a tranche that lacks. Our choice. */
const ROUNDING_OF_AMOUNT = 0.01;

/** The difference of a schedule put on its last instalment: what would change, and nothing else. */
export interface ScheduleRepair {
  /** Names the record: a group's own loan id, else the loan's. */
  readonly loan: string;
  readonly row: number;
  /** The last instalment's principal. */
  readonly cell: CellRef;
  readonly from: number;
  readonly to: number;
  /** Plain decimal text, with its sign: what she agrees to. */
  readonly difference: string;
  /** So small that it comes of rounding: may be agreed to for all loans at once; others one by one. */
  readonly isRounding: boolean;
}

/** The repair of a record whose instalments do not add up; undefined where they do, or where an instalment would become negative. */
export function repairedSchedule(record: RecordDraft, fields: ScheduleDeclaration): ScheduleRepair | undefined {
  const { principal } = fields.parts;
  const mismatch = sumMismatch(record, principal, fields.terms.amount);
  const from = mismatch?.last.value;
  if (mismatch === undefined || typeof from !== 'number') return undefined;
  const { difference, amount, last } = mismatch;
  const to = Number(sumText([from, Number(difference)]));
  if (to < 0) return undefined;
  const size = Math.abs(Number(difference));
  const most = repeatedValues(record, principal).length * ROUNDING_AN_INSTALMENT;
  const isRounding = size <= most && size <= Number(amount) * ROUNDING_OF_AMOUNT;
  return { loan: loanNamed(record, fields), row: record.row, cell: last.cell, from, to, difference, isRounding };
}

/** What could be repaired of a checked sheet, in the order of its rows. */
export function scheduleRepairs({
  kind: { schedule },
  records,
}: {
  readonly kind: Pick<RecordKind, 'schedule'>;
  readonly records: readonly RecordDraft[];
}): readonly ScheduleRepair[] {
  return schedule === undefined ? [] : records.flatMap((record) => repairedSchedule(record, schedule) ?? []);
}

/**
 * Repairs the schedules of loans that she agreed to: `agreed` has the difference by loan. Where it is another one by now,
 * or the loan is not among them, the error stays. It goes last, after whatever gives records their instalments.
 */
export function repairSchedules(fields: ScheduleDeclaration, agreed: ReadonlyMap<string, string>): Completion {
  const field = fields.parts.principal;
  return (record) => {
    const repair = repairedSchedule(record, fields);
    if (repair === undefined || agreed.get(repair.loan) !== repair.difference) return { record, findings: NOTHING };
    const { loan, row, cell, from, to, difference } = repair;
    const occurrence = repeatedValues(record, field).at(-1)?.occurrence ?? 0;
    const values = new Map<string, ReadValue>(record.values).set(valueKey(field, occurrence), { value: to, cell });
    const params = { field, loan, from: decimalText(from), to: decimalText(to), difference };
    const place = { row, cell, field };
    return { record: { ...record, values }, findings: [findingOf('scheduleRepaired', 'warning', place, params)] };
  };
}
