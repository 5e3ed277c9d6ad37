import type { CheckedSheet } from '../core/check/checkSheet';
import { namesIn } from '../core/check/rowNames';
import type { EnvironmentId } from '../core/kiva/environments';
import type { RunState } from '../core/send/reduce';
import { planWriteBack } from '../core/writeBack/planWriteBack';
import type { Said } from '../core/writeBack/cellWrite';
import { settledIn } from './actions/sendReport';

/** A row that is out, as it was sent: what names it, and what PA2 shows of it. */
export interface SentRow {
  readonly row: number;
  /** Displayed texts of the identity columns. */
  readonly names: readonly string[];
  /** In the order of the kind's `comparedFields`; numbers are amounts. */
  readonly values: readonly (string | number | boolean)[];
}

/** The rows of a run that are out so far, in the order in which they left. */
export function sentRows(run: RunState, { kind, records }: Pick<CheckedSheet, 'kind' | 'records'>): readonly SentRow[] {
  const settled = new Set(settledIn(run));
  const byRow = new Map(records.map((record) => [record.row, record]));
  const rows = run.plan.submissions.filter(({ id }) => settled.has(id)).flatMap((submission) => submission.rows);
  return rows.map(({ row, key }) => ({
    row,
    names: namesIn(key).filter((name) => name !== ''),
    values: kind.comparedFields.flatMap((field) => byRow.get(row)?.values.get(field)?.value ?? []),
  }));
}

/** A row that came back with a problem, and what its message cell says. */
export interface FaultedRow {
  readonly row: number;
  readonly message: Said;
}

const FAULTED: ReadonlySet<string> = new Set(['status.rowRefused', 'status.sentWithWarning', 'status.refused']);

/** The rows of a run that Kiva faulted so far, in the order in which they left. */
export function faultedRows(run: RunState, environment: EnvironmentId): readonly FaultedRow[] {
  return planWriteBack(run, environment, settledIn(run)).flatMap(({ row, cells: { status, message } }) =>
    status && 'code' in status && FAULTED.has(status.code) && message ? [{ row, message }] : [],
  );
}
