import type { Hash, Ids } from '../../ports/platform';
import { sumText } from '../cell/decimal';
import type { CheckedSheet } from '../check/checkSheet';
import type { EnvironmentId } from '../kiva/environments';
import { buildSubmissions, submissionRow, type PreparedRow } from '../submission/buildSubmissions';
import { fingerprintText } from '../submission/fingerprint';
import { ledgerIndex } from './ledgerIndex';
import type { LedgerRun } from './ledgerRun';
import type { SendPlan, SkippedRow } from './plan';

/** What a plan is made for; `month` is "YYYY-MM" and only counts for kinds that report monthly. */
export interface SendContext {
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  readonly month: string;
}

/** Hashes asked for at once: enough to keep a platform's hasher busy, few enough for its queue. */
const HASHES_AT_ONCE = 500;

/** Turns checked rows into submissions in sheet order, leaving out facts that the ledger says were accepted or may have been. */
export async function planSend(
  checked: CheckedSheet,
  context: SendContext,
  ledger: readonly LedgerRun[],
  hash: Hash,
  ids: Ids,
): Promise<SendPlan> {
  const { kind, recordKey, sendable } = checked;
  const past = ledgerIndex(ledger, context.environment, context.partnerId);
  const prepared: PreparedRow[] = [];
  const skipped: SkippedRow[] = [];
  for (let start = 0; start < sendable.length; start += HASHES_AT_ONCE) {
    const records = sendable.slice(start, start + HASHES_AT_ONCE);
    const fingerprints = await Promise.all(
      records.map((record) => hash(fingerprintText(kind, context, recordKey, record))),
    );
    records.forEach((record, place) => {
      const row = submissionRow(kind, record, fingerprints[place] ?? '');
      const fact = past.get(row.fingerprint);
      if (fact === undefined) prepared.push({ record, row });
      else skipped.push({ row: row.row, key: row.key, ...fact });
    });
  }
  const submissions = buildSubmissions(kind, context, prepared, ids);
  return {
    submissions,
    skipped,
    rowCount: prepared.length,
    ...(kind.totalField !== undefined && { total: sumText(prepared.flatMap(({ row }) => row.amount ?? [])) }),
  };
}
