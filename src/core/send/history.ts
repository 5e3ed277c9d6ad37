import { RECORD_KINDS } from '../catalogue';
import type { RecordKindId } from '../catalogue/recordKind';
import { sumText } from '../cell/decimal';
import type { EnvironmentId } from '../kiva/environments';
import { matchProblems, problemsOf } from '../kiva/matchProblems';
import { referenceOf } from './ledgerIndex';
import type { ControlTotal, LedgerRun, LedgerSubmission, PauseCheck } from './ledgerRun';
import { hasLeft, standingOfRow } from './standing';

/** Rows by what became of them; words are `status.*` and the pane's. */
export interface RowCounts {
  readonly accepted: number;
  readonly warned: number;
  /** Refused by Kiva inside a call that it took. */
  readonly rowRefused: number;
  /** Their call was refused, limited or not authorised. */
  readonly refused: number;
  readonly notSent: number;
  readonly unknown: number;
  readonly unsettled: number;
  /** Unknown once, and a person found that they are not there. */
  readonly notArrived: number;
  /** Not taken in this run, and out again in a later submission, which tells of them. */
  readonly sentLater: number;
}

/** A row that still needs somebody. */
export interface OpenCase {
  readonly key: string;
  readonly loanId: string;
  /** Sheet row when it was sent; a hint. */
  readonly row?: number;
  readonly because: Exclude<keyof RowCounts, 'accepted' | 'warned' | 'notSent' | 'sentLater'>;
}

/** One run as the history shows it. */
export interface HistoryEntry {
  readonly runId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly initials: string;
  readonly kind: RecordKindId;
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  readonly month?: string;
  readonly counts: RowCounts;
  /** Calls of which Kiva took something. */
  readonly calls: number;
  /** Exact decimal total of the rows that Kiva took; absent when the kind has none. */
  readonly total?: string;
  readonly currency?: string;
  /** Kiva's upload, draft and archive ids in the order they came. */
  readonly references: readonly string[];
  readonly openCases: readonly OpenCase[];
  readonly control?: ControlTotal;
  readonly checked?: readonly PauseCheck[];
  readonly templateId: string;
  readonly sheetId: string;
}

/** What is printed of a run. */
export interface RunReceipt extends Pick<
  HistoryEntry,
  | 'at'
  | 'initials'
  | 'kind'
  | 'environment'
  | 'partnerId'
  | 'month'
  | 'total'
  | 'currency'
  | 'references'
  | 'openCases'
  | 'control'
  | 'checked'
> {
  /** Rows that Kiva took, and the calls that they were in. */
  readonly count: number;
  readonly calls: number;
}

/** Runs as history, newest first; what was only learnt of other senders' runs is none of them. */
export function historyOf(runs: readonly LedgerRun[]): readonly HistoryEntry[] {
  const own = runs.filter(({ learnt }) => learnt !== true);
  const ordered = own.sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0));
  const isSentLater = sentLaterIn(ordered.flatMap(({ submissions }) => submissions));
  return ordered.map((run) => entryOf(run, isSentLater)).reverse();
}

/** The receipt of a run: what Kiva took, under which ids, and what is still open. */
export function receiptOf(entry: HistoryEntry): RunReceipt {
  const {
    at,
    initials,
    kind,
    environment,
    partnerId,
    month,
    total,
    currency,
    references,
    openCases,
    counts,
    calls,
    control,
    checked,
  } = entry;
  return {
    at,
    initials,
    kind,
    environment,
    partnerId,
    ...(month !== undefined && { month }),
    count: counts.accepted,
    calls,
    ...(total !== undefined && { total }),
    ...(currency !== undefined && { currency }),
    references,
    openCases,
    ...(control !== undefined && { control }),
    ...(checked !== undefined && { checked }),
  };
}

type Row = LedgerSubmission['rows'][number];
interface RowFate {
  readonly row: Row;
  readonly fate: Exclude<keyof RowCounts, 'warned'>;
  readonly warned: boolean;
}

/** Whether a later submission took the row out again. */
type IsSentLater = (submission: LedgerSubmission, fingerprint: string) => boolean;

/** Of submissions in the order in which they were made; one that never left takes no case over from an earlier one. */
function sentLaterIn(ordered: readonly LedgerSubmission[]): IsSentLater {
  const places = new Map(ordered.map((submission, place) => [submission, place]));
  // A fingerprint holds environment, partner and month, so that it names one fact over all runs.
  const lastLeft = new Map<string, number>();
  for (const [submission, place] of places) {
    if (!hasLeft(submission)) continue;
    for (const { fingerprint } of submission.rows) lastLeft.set(fingerprint, place);
  }
  return (submission, fingerprint) => (lastLeft.get(fingerprint) ?? -1) > (places.get(submission) ?? -1);
}

function entryOf(run: LedgerRun, isSentLater: IsSentLater): HistoryEntry {
  const { runId, startedAt, initials = '', kind, environment, partnerId, month, currency, control, checked } = run;
  const fates = run.submissions.flatMap((submission) => fatesOf(submission, isSentLater));
  const count = (fate: RowFate['fate']): number => fates.filter((known) => known.fate === fate).length;
  const taken = fates.filter(({ fate }) => fate === 'accepted');
  const amounts = taken.flatMap(({ row }) => row.amount ?? []);
  const references = run.submissions.flatMap(({ outcome }) => (outcome ? [referenceOf(outcome.outcome)] : []));
  return {
    runId,
    at: startedAt,
    initials,
    kind,
    environment,
    partnerId,
    ...(month !== undefined && { month }),
    counts: {
      accepted: taken.length,
      warned: taken.filter(({ warned }) => warned).length,
      rowRefused: count('rowRefused'),
      refused: count('refused'),
      notSent: count('notSent'),
      unknown: count('unknown'),
      unsettled: count('unsettled'),
      notArrived: count('notArrived'),
      sentLater: count('sentLater'),
    },
    calls: run.submissions.filter((submission) =>
      fatesOf(submission, isSentLater).some(({ fate }) => fate === 'accepted'),
    ).length,
    ...(RECORD_KINDS[kind].totalField !== undefined && { total: sumText(amounts) }),
    ...(currency !== undefined && { currency }),
    references: references.filter((reference) => reference !== ''),
    openCases: fates.flatMap(openCaseOf),
    ...(control !== undefined && { control }),
    ...(checked !== undefined && { checked }),
    templateId: run.templateId,
    sheetId: run.sheetId,
  };
}

function openCaseOf({ row: { key, loanId, row }, fate }: RowFate): readonly OpenCase[] {
  // What was never sent is no case: it goes out with the next run as if for the first time.
  if (fate === 'accepted' || fate === 'notSent' || fate === 'sentLater') return [];
  return [{ key, loanId, ...(row !== undefined && { row }), because: fate }];
}

function fatesOf(submission: LedgerSubmission, isSentLater: IsSentLater): readonly RowFate[] {
  const { rows, outcome } = submission;
  const { byRow } = matchProblems(outcome === undefined ? [] : problemsOf(outcome.outcome), rows);
  const notTaken = outcome?.outcome.fate === 'notSent' ? 'notSent' : 'refused';
  return rows.map((row, place) => {
    const standing = standingOfRow(submission, row.fingerprint);
    const problems = byRow.get(place) ?? [];
    const isRefused = problems.some(({ severity }) => severity === 'error');
    if (standing === 'accepted')
      return { row, fate: isRefused ? 'rowRefused' : 'accepted', warned: problems.length > 0 };
    const isOver = (standing === 'notTaken' || standing === 'notArrived') && isSentLater(submission, row.fingerprint);
    if (isOver) return { row, fate: 'sentLater', warned: false };
    return { row, fate: standing === 'notTaken' ? notTaken : standing, warned: false };
  });
}
