import type { RecordKind } from '../catalogue/recordKind';
import type { LaterReport } from '../kiva/account';
import { saysTheSame, type NamedFact, type PastFact } from './ledgerIndex';
import type { ChangedRow, SkipReason } from './plan';

/** What a record's past means for it now. */
export type FactVerdict =
  /** `despite`: earlier submissions that a person decided about, or that it may replace; the register is to know. */
  | { readonly verdict: 'goes'; readonly despite: readonly string[] }
  | { readonly verdict: 'skipped'; readonly reason: SkipReason; readonly past: PastFact }
  | { readonly verdict: 'changed'; readonly rule: ChangedRow['rule']; readonly past: PastFact };

/** What a person has said beforehand of records that changed. */
export interface ChangeWishes {
  readonly laterReport: LaterReport;
  /** She wants a second one of this record at Kiva. */
  readonly second: boolean;
}

/** Judges a record by its past, oldest first; a past that nobody knows the end of always keeps it at home. */
export function judgeFact(
  { whenChanged }: Pick<RecordKind, 'whenChanged'>,
  past: readonly PastFact[],
  fact: NamedFact,
  wishes: ChangeWishes,
): FactVerdict {
  const latest = (holds: (entry: PastFact) => boolean): PastFact | undefined => past.filter(holds).at(-1);
  const same = latest((entry) => entry.standing === 'accepted' && saysTheSame(entry, fact));
  const accepted = latest(({ standing }) => standing === 'accepted');
  if (same !== undefined && (whenChanged !== 'correctInPa2' || same === accepted)) return skipped('accepted', same);
  for (const standing of ['unsettled', 'unknown'] as const) {
    const open = latest((entry) => entry.standing === standing);
    if (open !== undefined) return skipped(standing, open);
  }
  const refused = latest(({ standing, fingerprint }) => standing === 'rowRefused' && fingerprint === fact.fingerprint);
  if (refused !== undefined) return skipped('rowRefused', refused);
  if (accepted !== undefined && !mayChange(whenChanged, past, same, wishes)) {
    return { verdict: 'changed', rule: whenChanged === 'second' ? 'second' : 'correctInPa2', past: accepted };
  }
  // Any of them may hold the register's claim, several where reports with and without a client meet: what Kiva refuses
  // leaves it to what it has, or may have, from before. In the account's other CSV format Kiva may take what it refused.
  const holders = past.filter(
    (entry) => entry.standing === 'accepted' || entry.standing === 'notArrived' || saysTheSame(entry, fact),
  );
  return { verdict: 'goes', despite: [...new Set(holders.map(({ submissionId }) => submissionId))] };
}

function mayChange(
  whenChanged: RecordKind['whenChanged'],
  past: readonly PastFact[],
  sameBefore: PastFact | undefined,
  { laterReport, second }: ChangeWishes,
): boolean {
  if (whenChanged === 'second') return second;
  // What was accepted once never goes out again, also after something else replaced it.
  if (whenChanged === 'new' || laterReport !== 'replaces' || sameBefore !== undefined) return false;
  // One row without a client cannot replace the rows of several clients.
  return new Set(past.map(({ clientId }) => clientId)).size === 1;
}

function skipped(reason: SkipReason, past: PastFact): FactVerdict {
  return { verdict: 'skipped', reason, past };
}
