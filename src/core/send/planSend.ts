import type { Hash, Ids } from '../../ports/platform';
import type { RecordKind } from '../catalogue/recordKind';
import { sumText } from '../cell/decimal';
import type { CheckedSheet, RecordDraft } from '../check/checkSheet';
import type { LaterReport } from '../kiva/account';
import type { EnvironmentId } from '../kiva/environments';
import { buildSubmissions, submissionRow, type PreparedRow } from '../submission/buildSubmissions';
import { contentText, fingerprintText } from '../submission/fingerprint';
import { firstRowsOf } from './firstRun';
import { judgeFact } from './judgeFact';
import { ledgerIndex } from './ledgerIndex';
import type { LedgerRun } from './ledgerRun';
import { likeLastMonth } from './likeLastMonth';
import type { ChangedRow, SendPlan, SkippedRow } from './plan';

/** What a plan is made for; `month` is "YYYY-MM" and only counts for kinds that report monthly. */
export interface SendContext {
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  readonly month: string;
  /** The saved template that the rows were read with; empty when there is none. */
  readonly templateId: string;
  /** Hash of what that template maps to what: changed, it is as good as new. */
  readonly mapping?: string;
  /** What PA2 does with a later value for a loan of the same month (contract section 6): only `replaces` lets one out. */
  readonly laterReport: LaterReport;
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
  const { kind, recordKey, sendable } = checked;
  const index = ledgerIndex(runs, kind, context);
  const prepared: PreparedRow[] = [];
  const skipped: SkippedRow[] = [];
  const changed: ChangedRow[] = [];

  for (let start = 0; start < sendable.length; start += RECORDS_AT_ONCE) {
    const records = sendable.slice(start, start + RECORDS_AT_ONCE);
    const fingerprints = await Promise.all(
      records.map((record) => hash(fingerprintText(kind, context, recordKey, record))),
    );
    const contents = await Promise.all(records.map((record) => hash(contentText(kind, record))));
    records.forEach((record, place) => {
      const marks = { fingerprint: fingerprints[place] ?? '', content: contents[place] ?? '' };
      const row = submissionRow(kind, record, marks);
      const { key } = row;
      const wishes = { laterReport: context.laterReport, second: context.second?.has(key) ?? false };
      const judged = judgeFact(kind, index.pastOf(row), row, wishes);
      if (judged.verdict === 'goes') {
        const { despite } = judged;
        prepared.push({ record, row: despite.length === 0 ? row : { ...row, despite } });
        return;
      }
      const { at, reference, warned, reviewLink, kivasWords, found, submissionId } = judged.past;
      if (judged.verdict === 'skipped') {
        const said = { ...(reviewLink && { reviewLink }), ...(kivasWords !== undefined && { kivasWords }) };
        const past = { at, reference, warned, ...said, ...(found && { found }) };
        skipped.push({ row: row.row, key, reason: judged.reason, ...past });
      } else {
        changed.push({ row: row.row, key, rule: judged.rule, at, reference, submissionId });
      }
    });
  }
  const firstRows = firstRowsOf(kind, runs, context);
  const isFirst = firstRows !== undefined && prepared.length > firstRows;
  const currency = currencyOf(kind, prepared);
  const rows = prepared.map(({ row }) => row);
  const like = likeLastMonth(kind, rows, runs, context);
  return {
    submissions: buildSubmissions(kind, context, prepared, ids, isFirst ? firstRows : undefined),
    skipped,
    changed,
    madeFrom: new Set(runs.map(({ runId }) => runId)),
    ...(isFirst && { firstRows }),
    ...(context.mapping !== undefined && { mapping: context.mapping }),
    rowCount: prepared.length,
    ...(kind.totalField !== undefined && { total: sumText(rows.flatMap(({ amount }) => amount ?? [])) }),
    ...(rows.some(({ own }) => own !== undefined) && {
      ownTotal: sumText(rows.flatMap(({ own, amount }) => own ?? amount ?? [])),
    }),
    ...(currency !== undefined && { currency }),
    ...(like !== undefined && { likeLastMonth: like }),
  };
}

function currencyOf({ fields }: RecordKind, prepared: readonly PreparedRow[]): string | undefined {
  const field = fields.find(({ list }) => list === 'currencies')?.id ?? '';
  const named = prepared.flatMap(({ record }: { record: RecordDraft }) => record.values.get(field)?.value ?? []);
  const currencies = new Set(named.map((currency) => String(currency).toUpperCase()));
  return currencies.size === 1 ? [...currencies][0] : undefined;
}
