import type { Hash, Ids } from '../../ports/platform';
import { sumText } from '../cell/decimal';
import type { CheckedSheet, RecordDraft } from '../check/checkSheet';
import type { LaterReport } from '../kiva/account';
import type { EnvironmentId } from '../kiva/environments';
import { buildSubmissions, submissionRow, type PreparedRow } from '../submission/buildSubmissions';
import { fingerprintText } from '../submission/fingerprint';
import { ledgerIndex, type PastFact } from './ledgerIndex';
import type { LedgerRun } from './ledgerRun';
import type { SendPlan, SkippedRow } from './plan';

/** What a plan is made for; `month` is "YYYY-MM" and only counts for kinds that report monthly. */
export interface SendContext {
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  readonly month: string;
  /** The saved template that the rows were read with; empty when there is none. */
  readonly templateId: string;
  /** What PA2 does with a later value for a loan of the same month (contract section 6): only `replaces` lets one out. */
  readonly laterReport: LaterReport;
  /** Keys of changed records of which she wants a second one at Kiva. */
  readonly second?: ReadonlySet<string>;
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
  const otherKeys = Object.values(kind.recordKey).filter((key) => key.join() !== recordKey.join());

  /** The account's CSV format may have been another one then: the same fact, named by fewer or more of its fields. */
  const pastInOtherFormat = async (record: RecordDraft): Promise<PastFact | undefined> => {
    if (past.size === 0) return undefined;
    const named = otherKeys.filter((key) => key.every((field) => record.values.has(field)));
    const texts = named.map((key) => fingerprintText(kind, context, key, record));
    const facts = (await Promise.all(texts.map(hash))).map((fingerprint) => past.get(fingerprint));
    // A row that Kiva refused for want of a client id is mended by the other format.
    return facts.find((fact) => fact !== undefined && fact.reason !== 'rowRefused');
  };

  for (let start = 0; start < sendable.length; start += HASHES_AT_ONCE) {
    const records = sendable.slice(start, start + HASHES_AT_ONCE);
    const fingerprints = await Promise.all(
      records.map((record) => hash(fingerprintText(kind, context, recordKey, record))),
    );
    const elsewhere = await Promise.all(records.map((record) => pastInOtherFormat(record)));
    records.forEach((record, place) => {
      const row = submissionRow(kind, record, fingerprints[place] ?? '');
      const fact = past.get(row.fingerprint) ?? elsewhere[place];
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
