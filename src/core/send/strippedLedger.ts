import { KEY_SEPARATOR, namesIn } from '../check/rowNames';
import type { EnvironmentId } from '../kiva/environments';
import { referenceAt } from '../writeBack/receiptText';
import type { Mark } from '../writeBack/staleMarks';
import type { LedgerRun, LedgerSubmission } from './ledgerRun';
import { standingOf } from './standing';

/** What stands beside a row of a send: Kiva's reference, or when it was. */
export type SentMark = Pick<Mark, 'key' | 'reference' | 'sentAt'>;

/** For which account rows are to go out. */
export interface MarkedFor {
  readonly environment: EnvironmentId;
  readonly partnerId: string;
}

/** How moments stand in a sheet. */
export interface SheetMoments {
  readonly text: (iso: string) => string;
  /** Whether a text may be a moment between these two, whatever clock it was written by; what is no moment may be any. */
  readonly mayBe: (text: string, from: string, to: string) => boolean;
}

/** One row of a submission that may have left a mark. */
interface Trace {
  readonly isOwn: boolean;
  /** Nobody here knows its end: the mark may. */
  readonly isOpen: boolean;
  readonly from: string;
  readonly at: string;
  readonly named: number;
}

interface Traces {
  readonly byReference: ReadonlyMap<string, readonly Trace[]>;
  readonly byNames: ReadonlyMap<string, readonly Trace[]>;
  readonly byLoan: ReadonlyMap<string, readonly Trace[]>;
}

/**
 * The marks of a send that no known run left: other programs drop a workbook's ledger when they save, and what stands
 * beside its rows is then all that tells. That a row's record is named by some run is not enough: the same loans are
 * reported every month. A run left a mark when it got that reference, or, where there is none to compare, when it names
 * the row and the moment may be its own. A run for another environment explains the moments that it wrote itself.
 */
export function unexplainedMarks<M extends SentMark>(
  marks: readonly M[],
  runs: readonly LedgerRun[],
  account: MarkedFor,
  moments: SheetMoments,
): readonly M[] {
  const traces = tracesOf(runs, account);
  return marks.filter(({ key, reference, sentAt }) => {
    const isReadable = reference !== '' && !UNREADABLE.test(reference);
    const fits = ({ isOwn, from, at }: Trace): boolean =>
      sentAt === '' || (isOwn ? moments.mayBe(sentAt, from, at) : moments.text(at) === sentAt);
    const sameReference = isReadable ? (traces.byReference.get(reference) ?? []) : [];
    if (sameReference.some((trace) => trace.isOwn || fits(trace))) return false;
    return !namedIn(traces, key).some((trace) => (!isReadable || trace.isOpen) && fits(trace));
  });
}

/** What a cell shows of a long number in a narrow column, or where a .csv made a number of it. */
const UNREADABLE = /^#+$|^\d(?:[.,]\d+)?E\+\d+$/i;

/** The rows that a key names, also where rows were told apart by other columns or have another text under a hash. */
function namedIn({ byNames, byLoan }: Traces, key: string): readonly Trace[] {
  const names = namesIn(key);
  const toldOtherwise = names.flatMap((name) => byLoan.get(name) ?? []).filter(({ named }) => named !== names.length);
  return [...(byNames.get(names.join(KEY_SEPARATOR)) ?? []), ...toldOtherwise];
}

function tracesOf(runs: readonly LedgerRun[], { environment, partnerId }: MarkedFor): Traces {
  const byReference = new Map<string, Trace[]>();
  const byNames = new Map<string, Trace[]>();
  const byLoan = new Map<string, Trace[]>();
  for (const run of runs) {
    const isOwn = run.environment === environment;
    // A copied sheet has another id, and its marks are explained by its original's runs: sheets are not compared.
    if (isOwn && run.partnerId !== partnerId) continue;
    for (const submission of run.submissions.filter((one) => !isNever(one))) {
      const { outcome, rows } = submission;
      const receipt = outcome?.outcome.fate === 'accepted' ? outcome.outcome.receipt : undefined;
      // Of the fates that pass as one that left, "not sent" means that the register knew it: it may have gone out long ago.
      const isKnownBefore = outcome?.outcome.fate === 'notSent';
      const isOpen = outcome === undefined || outcome.outcome.fate === 'unknown' || isKnownBefore;
      const at = outcome?.at ?? run.startedAt;
      const from = isKnownBefore ? LONG_AGO : at < run.startedAt ? at : run.startedAt;
      rows.forEach(({ key, loanId }, place) => {
        const reference = receipt === undefined ? '' : referenceAt(receipt, rows.length, place);
        const names = namesIn(key);
        const trace: Trace = { isOwn, isOpen, from, at, named: names.length };
        if (reference !== '') note(byReference, reference, trace);
        note(byNames, names.join(KEY_SEPARATOR), trace);
        note(byLoan, loanId, trace);
      });
    }
  }
  return { byReference, byNames, byLoan };
}

const LONG_AGO = '2000-01-01T00:00:00.000Z';

function note(traces: Map<string, Trace[]>, name: string, trace: Trace): void {
  const known = traces.get(name);
  if (known === undefined) traces.set(name, [trace]);
  else known.push(trace);
}

function isNever(submission: LedgerSubmission): boolean {
  const outcome = submission.outcome?.outcome;
  // What the relay's register knows is marked too: the run that asked it explains those marks.
  return standingOf(submission) === 'notTaken' && outcome?.fate === 'notSent' && outcome.reason !== 'knownBefore';
}
