import { compareWithPlan, type ComparedPlan } from '../core/send/compareWithPlan';
import { controlAnswer, controlNeeded } from '../core/send/controlTotal';
import type { RecordKind } from '../core/catalogue/recordKind';
import type { DecimalMark } from '../core/cell/amountText';
import type { EnvironmentId } from '../core/kiva/environments';
import type { ControlTotal } from '../core/send/ledgerRun';
import type { SendPlan } from '../core/send/plan';
import type { SelectedNumber } from '../ports/workbook';

/** What she has filled in before a send. */
export interface Given {
  /** Her own report's total as she typed it; as displayed where it is a cell's. */
  readonly total: string;
  /** The cell that the total was taken from; absent once she types. */
  readonly cell?: SelectedNumber | undefined;
  readonly reason: string;
  readonly initials: string;
  /** She has said that the rows are this month's, though they equal last month's. */
  readonly isThisMonths: boolean;
}

/** What keeps a send from going out; words are `confirm.open.<code>`. */
export type OpenPoint =
  'likeLastMonth' | 'totalMissing' | 'unreadable' | 'reasonMissing' | 'reasonTooLong' | 'initialsMissing';

/** Whether a send may go out, and what it takes along. */
export interface Confirmation {
  /** Whether total and initials are asked for, offered, or there is no total to compare. */
  readonly total: 'required' | 'offered' | 'none';
  readonly initialsNeeded: boolean;
  /** Absent while she has given no total. */
  readonly compared?: ComparedPlan;
  /** In the order of the screen; empty when the send may go out. */
  readonly open: readonly OpenPoint[];
  readonly control?: ControlTotal;
  readonly initials?: string;
}

/** Judges what she has given for a plan; `mark` is how she types a fraction. */
export function confirmationOf(
  given: Given,
  plan: Pick<SendPlan, 'total' | 'ownTotal' | 'sentBefore' | 'likeLastMonth'>,
  kind: Pick<RecordKind, 'totalField' | 'monthly'>,
  environment: EnvironmentId,
  mark: DecimalMark,
): Confirmation {
  const total = plan.total === undefined ? 'none' : controlNeeded(environment, kind);
  const initialsNeeded = environment !== 'sandbox';
  const initials = given.initials.trim();
  const own = given.cell?.value ?? given.total.trim();
  const isGiven = own !== '' && total !== 'none';
  const compared = isGiven ? compareWithPlan(own, plan, kind, mark) : undefined;
  const answer = compared && controlAnswer(compared.comparison, given.reason);
  const sentBefore = compared?.sum.sentBefore?.total;
  const open: OpenPoint[] = [];
  if (plan.likeLastMonth !== undefined && !given.isThisMonths) open.push('likeLastMonth');
  if (total === 'required' && !isGiven) open.push('totalMissing');
  if (answer !== undefined && 'open' in answer) open.push(answer.open);
  if (initialsNeeded && initials === '') open.push('initialsMissing');
  return {
    total,
    initialsNeeded,
    open,
    ...(compared && { compared }),
    ...(answer !== undefined &&
      'ready' in answer && {
        control: { ...answer.ready, ...(sentBefore !== undefined && { sentBefore }) },
      }),
    ...(initials !== '' && { initials }),
  };
}
