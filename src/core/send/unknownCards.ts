import { RECORD_KINDS } from '../catalogue';
import type { RecordKindId } from '../catalogue/recordKind';
import { sumText } from '../cell/decimal';
import type { GroupIds } from '../kiva/account';
import type { EnvironmentId } from '../kiva/environments';
import type { LedgerRun, LedgerSubmission } from './ledgerRun';
import { standingOf } from './standing';

/** One submission of which nobody knows whether Kiva took it: what a person needs to look it up in PA2 and decide. */
export interface UnknownCard {
  readonly submissionId: string;
  readonly runId: string;
  readonly kind: RecordKindId;
  readonly environment: EnvironmentId;
  /** "YYYY-MM" for kinds that are reported monthly. */
  readonly month?: string;
  /** ISO 8601: when its fate was lost; when its run started where no one ever asked. */
  readonly at: string;
  readonly count: number;
  /** Exact decimal text; absent when the kind has none, or an amount is not known. */
  readonly total?: string;
  /** ISO code, where the run knows one. */
  readonly currency?: string;
  readonly firstKey: string;
  readonly lastKey: string;
  readonly rows: LedgerSubmission['rows'];
  /** Ids of the loan to look for; several where PA2 lists a group loan by its members'. */
  readonly loans: readonly string[];
  /** The store of another relay that has it and may still tell, opened through that relay; `initials` are the sender's. */
  readonly elsewhere?: { readonly storeId: string; readonly initials: string };
  /** Where in PA2 it would be; words are `lookIn.<code>`. */
  readonly lookIn: LookIn;
  /** Kiva's interface can tell by itself. */
  readonly canLookUp: boolean;
}

/** A place in PA2 where what was sent waits for a person. */
export type LookIn = 'drafts' | 'repaymentReport' | 'journals';

/**
 * Nothing can be looked up yet: Kiva lists loans, and among their statuses there is no draft; of repayment reports and
 * journals it lists nothing, and a loan carries no outstanding balance that would show a report (contract section 4).
 */
const PLACES: Readonly<Record<RecordKindId, { readonly lookIn: LookIn; readonly canLookUp: boolean }>> = {
  loanDraft: { lookIn: 'drafts', canLookUp: false },
  repayment: { lookIn: 'repaymentReport', canLookUp: false },
  journal: { lookIn: 'journals', canLookUp: false },
};

/** Whose cards are asked for; `storeId` is the relay's that can still be asked. */
export interface CardsContext {
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  readonly storeId: string;
  /** Whose ids the account sends for a group loan, since PA2 lists it by them; the group's own when left out. */
  readonly groupIds?: GroupIds;
}

/** A card for each undecided submission, oldest first; one that was never asked for counts once its relay is another. */
export function unknownCards(
  runs: readonly LedgerRun[],
  { environment, partnerId, storeId, groupIds = 'group' }: CardsContext,
): readonly UnknownCard[] {
  return runs
    .filter((run) => run.environment === environment && run.partnerId === partnerId)
    .flatMap((run) =>
      run.submissions.filter((own) => isUnknown(own, run, storeId)).map((own) => cardOf(run, own, groupIds)),
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function isUnknown(submission: LedgerSubmission, run: LedgerRun, storeId: string): boolean {
  const standing = standingOf(submission);
  return standing === 'unknown' || (standing === 'unsettled' && run.storeId !== storeId);
}

function cardOf(run: LedgerRun, { id, rows, outcome }: LedgerSubmission, groupIds: GroupIds): UnknownCard {
  const { runId, kind, environment, month, startedAt, currency, storeId, initials = '' } = run;
  const amounts = rows.flatMap(({ amount }) => amount ?? []);
  // What another sender's rows said may not be known here.
  const hasTotal = RECORD_KINDS[kind].totalField !== undefined && amounts.length === rows.length;
  return {
    submissionId: id,
    runId,
    kind,
    environment,
    ...(month !== undefined && { month }),
    at: outcome?.at ?? startedAt,
    count: rows.length,
    ...(hasTotal && { total: sumText(amounts) }),
    ...(currency !== undefined && { currency }),
    firstKey: rows[0]?.key ?? '',
    lastKey: rows.at(-1)?.key ?? '',
    rows,
    loans: loansOf(kind, rows, groupIds),
    ...(outcome === undefined && { elsewhere: { storeId, initials } }),
    ...PLACES[kind],
  };
}

function loansOf(kind: RecordKindId, rows: LedgerSubmission['rows'], groupIds: GroupIds): readonly string[] {
  const [first] = rows;
  if (first === undefined) return [];
  // Several rows of a call that takes one record are a group loan's; one that is tied by its name has no id of its own.
  if (groupIds === 'group' && first.groupId !== undefined) return [first.groupId];
  return RECORD_KINDS[kind].batchSize > 1 ? [first.loanId] : [...new Set(rows.map(({ loanId }) => loanId))];
}
