import type { Hash, Ids } from '../../ports/platform';
import type { RecordKind } from '../catalogue/recordKind';
import { sumText } from '../cell/decimal';
import type { CheckedSheet, RecordDraft } from '../check/checkSheet';
import type { GroupIds, LaterReport } from '../kiva/account';
import type { EnvironmentId } from '../kiva/environments';
import { buildSubmissions, type PreparedRecord } from '../submission/buildSubmissions';
import { firstRowsOf, rowsOfFirst } from './firstRun';
import { judgeRecord } from './judgeRecord';
import { hashedRows } from './hashedRows';
import { ledgerIndex } from './ledgerIndex';
import type { LedgerRun } from './ledgerRun';
import { likeLastMonth } from './likeLastMonth';
import type { ChangedRow, SendPlan, SkippedRow } from './plan';
import type { SubmissionRow } from '../submission/submission';

/** What a plan is made for; `month` is "YYYY-MM" and only counts for kinds that report monthly. */
export interface SendContext {
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  readonly month: string;
  /** "YYYY-MM-DD" where she sits: of a kind that is not reported by the month, what went out this month is of one report; left out, all is. */
  readonly today?: string;
  /** The saved template that the rows were read with; empty when there is none. */
  readonly templateId: string;
  /** Hash of what that template maps to what: changed, it is as good as new. */
  readonly mapping?: string;
  /** What PA2 does with a later value for a loan of the same month (contract section 6): only `replaces` lets one out. */
  readonly laterReport: LaterReport;
  /** The group's own when left out. */
  readonly groupIds?: GroupIds;
  /** Keys of changed records of which she wants a second one at Kiva. */
  readonly second?: ReadonlySet<string>;
}

/** Records hashed at once: enough to keep a platform's hasher busy, few enough for its queue. */
const RECORDS_AT_ONCE = 250;

/**
 * Turns checked rows into submissions in sheet order, leaving out what the runs (the workbook's and this browser's)
 * say was accepted, or may have been, and what changed since.
 */
export async function planSend(
  checked: CheckedSheet,
  context: SendContext,
  runs: readonly LedgerRun[],
  hash: Hash,
  ids: Ids,
): Promise<SendPlan> {
  const { kind, sendable } = checked;
  const index = ledgerIndex(runs, kind, context);
  const prepared: PreparedRecord[] = [];
  const skipped: SkippedRow[] = [];
  const changed: ChangedRow[] = [];
  const sent: SubmissionRow[] = [];

  for (let start = 0; start < sendable.length; start += RECORDS_AT_ONCE) {
    const records = sendable.slice(start, start + RECORDS_AT_ONCE);
    const hashed = await Promise.all(records.map((record) => hashedRows(checked, context, record, hash)));
    records.forEach((record, place) => {
      const hashedHere = hashed[place] ?? [];
      const judged = judgeRecord(kind, hashedHere, index, context);
      if (judged.goes.length > 0) prepared.push({ record, rows: judged.goes });
      skipped.push(...judged.skipped);
      const own = judged.skipped.filter((past) => past.reason === 'accepted' && isOfThisReport(kind, past, context));
      sent.push(...hashedHere.filter(({ row }) => own.some((past) => past.row === row)));
      changed.push(...judged.changed);
    });
  }
  const firstRows = firstRowsOf(kind, runs, context);
  const rows = prepared.flatMap((record) => record.rows);
  const isFirst = firstRows !== undefined && rows.length > firstRows;
  const currency = currencyOf(kind, prepared);
  const like = likeLastMonth(kind, rows, runs, context);
  const submissions = buildSubmissions(kind, context, prepared, ids, isFirst ? firstRows : undefined);
  const first = isFirst ? rowsOfFirst(submissions, firstRows) : rows.length;
  return {
    submissions,
    skipped,
    changed,
    madeFrom: new Set(runs.map(({ runId }) => runId)),
    ...(first < rows.length && { firstRows: first }),
    ...(context.mapping !== undefined && { mapping: context.mapping }),
    rowCount: rows.length,
    ...(kind.totalField !== undefined && { total: sumText(rows.flatMap(({ amount }) => amount ?? [])) }),
    ...(kind.totalField !== undefined &&
      sent.length > 0 && {
        sentBefore: { rows: sent.length, total: ownSum(sent), together: ownSum([...rows, ...sent]) },
      }),
    ...(rows.some(({ own }) => own !== undefined) && {
      ownTotal: ownSum(rows),
    }),
    ...(currency !== undefined && { currency }),
    ...(like !== undefined && { likeLastMonth: like }),
  };
}

/** A monthly kind's past is of this month alone. */
function isOfThisReport({ monthly }: RecordKind, { at }: SkippedRow, { today }: SendContext): boolean {
  return monthly || today === undefined || at.slice(0, 7) === today.slice(0, 7);
}

function ownSum(rows: readonly SubmissionRow[]): string {
  return sumText(rows.flatMap(({ own, amount }) => own ?? amount ?? []));
}

function currencyOf({ fields }: RecordKind, prepared: readonly PreparedRecord[]): string | undefined {
  const field = fields.find(({ list }) => list === 'currencies')?.id ?? '';
  const named = prepared.flatMap(({ record }: { record: RecordDraft }) => record.values.get(field)?.value ?? []);
  const currencies = new Set(named.map((currency) => String(currency).toUpperCase()));
  return currencies.size === 1 ? [...currencies][0] : undefined;
}
