import type { RecordKind } from '../catalogue/recordKind';
import type { DecimalMark } from '../cell/amountText';
import { compareControl, type ControlComparison } from './controlTotal';
import type { SendPlan, SentBefore } from './plan';

/** What her own report's total is compared with, as it stands in her own cells; amounts are exact decimal text. */
export interface ComparedSum {
  readonly total: string;
  readonly toGo: string;
  /** What of her report went out before; absent where it does not count. */
  readonly sentBefore?: SentBefore;
}

/** Her own total and what it was compared with. */
export interface ComparedPlan {
  readonly comparison: ControlComparison;
  readonly sum: ComparedSum;
}

/**
 * Compares her own report's total with a plan. A send that is continued sends only the rest of her report: what of these
 * rows was accepted before for the same month is added. Where a kind is not reported by the month, nothing tells
 * whether her report holds what went out before: there the rest alone may agree as well.
 */
export function compareWithPlan(
  given: string | number,
  plan: Pick<SendPlan, 'total' | 'ownTotal' | 'sentBefore'>,
  { monthly }: Pick<RecordKind, 'monthly'>,
  mark: DecimalMark,
): ComparedPlan {
  const sum = comparedSum(plan);
  const whole = { comparison: compareControl(given, sum.total, mark), sum };
  if (monthly || sum.sentBefore === undefined || whole.comparison.result === 'agrees') return whole;
  const rest = compareControl(given, sum.toGo, mark);
  return rest.result === 'agrees' ? { comparison: rest, sum: { total: sum.toGo, toGo: sum.toGo } } : whole;
}

/** What a plan's rows and those of its sheet that went out before add up to. */
function comparedSum({
  total,
  ownTotal,
  sentBefore,
}: Pick<SendPlan, 'total' | 'ownTotal' | 'sentBefore'>): ComparedSum {
  const toGo = ownTotal ?? total ?? '0';
  if (sentBefore === undefined) return { total: toGo, toGo };
  return { total: sentBefore.together, toGo, sentBefore };
}
