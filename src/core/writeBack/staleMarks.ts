import { matchProblems, problemsOf } from '../kiva/matchProblems';
import { KEY_SEPARATOR, keyHead, namesIn } from '../check/rowNames';
import type { LedgerRun, LedgerSubmission } from '../send/ledgerRun';
import { referenceAt } from './receiptText';

/** What stands beside a row, as displayed. */
export interface Mark {
  /** The row's key; empty where the row names no record. */
  readonly key: string;
  readonly status: string;
  readonly reference: string;
  readonly sentAt: string;
}

/** How results read in the sheet. */
export interface MarkWords {
  /** Every text that a status of ours can be, in all languages and environments. */
  readonly statuses: ReadonlySet<string>;
  /** A moment as it stands under "sent at". */
  readonly momentText: (iso: string) => string;
}

interface Owners {
  readonly keys: Set<string>;
  /** Ids of runs. */
  readonly runs: Set<string>;
}

/**
 * The marks that stand beside the wrong row: one of ours beside no record, or one that the runs gave to other records.
 * A mark that no run explains stays, and so does one of a run whose rows are not in this sheet under the same names:
 * her ids may only be written another way. Nor is a row judged whose cells do not show what they hold: number signs in a
 * narrow column, a sheet in which no row shows a name, or a hash that may be of the same amount in another format.
 * `marks` are all that the sheet holds.
 */
export function staleMarks<M extends Mark>(
  marks: readonly M[],
  runs: readonly LedgerRun[],
  { statuses, momentText }: MarkWords,
): readonly M[] {
  if (runs.length === 0) return [];
  const owners = ownersOf(runs, momentText);
  const keysHere = new Set(marks.map(({ key }) => key));
  const showsNames = marks.some(({ key }) => key !== '');
  const here = new Set(runs.filter((run) => keysOf(run).some((key) => keysHere.has(key))).map(({ runId }) => runId));
  return marks.filter(({ key, status, reference, sentAt }) => {
    const isOurs = statuses.has(status);
    const isBare = reference === '' && sentAt === '';
    const owned = isBare ? undefined : owners.get(pairOf(reference, sentAt));
    if (key === '') return showsNames && (isOurs || (status === '' && owned !== undefined));
    if (!isOurs || owned === undefined || owned.keys.has(key) || isHashAlone(key, owned.keys)) return false;
    if (namesIn(key).some((text) => NUMBER_SIGNS.test(text))) return false;
    return [...owned.runs].every((runId) => here.has(runId));
  });
}

/** What a cell shows that is too narrow for its number. */
const NUMBER_SIGNS = /^\s*#+\s*$/;

/** Whether these owners hold the key's names, with another hash. */
function isHashAlone(key: string, owners: ReadonlySet<string>): boolean {
  const head = keyHead(key);
  if (head.length === key.split(KEY_SEPARATOR).length) return false;
  return [...owners].some((owner) => {
    const theirs = keyHead(owner);
    return theirs.length === head.length && theirs.every((text, at) => text === head[at]);
  });
}

function ownersOf(runs: readonly LedgerRun[], momentText: (iso: string) => string): ReadonlyMap<string, Owners> {
  const owners = new Map<string, Owners>();
  for (const run of runs) {
    for (const submission of run.submissions) {
      for (const { key, reference, at } of marksOf(run, submission)) {
        const pair = pairOf(reference, momentText(at));
        const owned = owners.get(pair) ?? { keys: new Set(), runs: new Set() };
        owned.keys.add(key);
        owned.runs.add(run.runId);
        owners.set(pair, owned);
      }
    }
  }
  return owners;
}

interface Given {
  readonly key: string;
  readonly reference: string;
  readonly at: string;
}

/** Every pair of reference and moment that a submission may have left beside its rows. */
function marksOf(run: LedgerRun, { rows, outcome, decision }: LedgerSubmission): readonly Given[] {
  const at = outcome?.at ?? run.startedAt;
  const { byRow } = matchProblems(outcome === undefined ? [] : problemsOf(outcome.outcome), rows);
  const receipt = outcome?.outcome.fate === 'accepted' ? outcome.outcome.receipt : undefined;
  if (outcome === undefined && decision === undefined) return [];
  return rows.flatMap(({ key }, place): Given[] => {
    const reference = receipt === undefined ? '' : referenceAt(receipt, rows.length, place);
    const bare = { key, reference: '', at };
    // A row that Kiva would not take is told without a reference when it is told again.
    return reference === '' ? [bare] : [{ key, reference, at }, ...(byRow.has(place) ? [bare] : [])];
  });
}

function keysOf({ submissions }: LedgerRun): readonly string[] {
  return submissions.flatMap(({ rows }) => rows.map(({ key }) => key));
}

function pairOf(reference: string, sentAt: string): string {
  return JSON.stringify([reference, sentAt]);
}
