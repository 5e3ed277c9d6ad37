import type { Outcome } from '../kiva/outcome';
import type { Decision, LedgerRun, LedgerSubmission, PauseCheck } from './ledgerRun';

/** How much an outcome tells: what Kiva said or may have taken outweighs what this side only assumed. */
const WEIGHT: Readonly<Record<Outcome['fate'], number>> = {
  accepted: 3,
  unknown: 2,
  rejected: 2,
  limited: 2,
  unauthorised: 2,
  notSent: 1,
};

/**
 * What workbook and browser know of the runs together: by run, submission by submission, the outcome that knows more.
 * The workbook's runs come first, in their order, then those that only the browser remembers.
 */
export function mergeRuns(ledgerRuns: readonly LedgerRun[], journalRuns: readonly LedgerRun[]): readonly LedgerRun[] {
  const journalled = new Map(journalRuns.map((run) => [run.runId, run]));
  const inLedger = new Set(ledgerRuns.map(({ runId }) => runId));
  const both = ledgerRuns.map((run) => merged(run, journalled.get(run.runId)));
  const onlyJournal = journalRuns.filter(({ runId }) => !inLedger.has(runId));
  return [...both, ...onlyJournal.map((run) => merged(run, undefined))];
}

/** Whether one standing of a submission tells more than another of the same. */
export function tellsMore(one: LedgerSubmission['outcome'], other: LedgerSubmission['outcome']): boolean {
  const weight = (settled: LedgerSubmission['outcome']): number =>
    settled === undefined ? 0 : WEIGHT[settled.outcome.fate];
  return weight(one) > weight(other);
}

function merged(run: LedgerRun, other: LedgerRun | undefined): LedgerRun {
  const theirs = new Map(other?.submissions.map((submission) => [submission.id, submission]));
  const own = new Set(run.submissions.map(({ id }) => id));
  const missing = other?.submissions.filter(({ id }) => !own.has(id)) ?? [];
  const submissions = [
    ...run.submissions.map((submission) => joined(submission, theirs.get(submission.id))),
    ...missing.map((submission) => joined(submission, undefined)),
  ];
  const checked = everyCheck([...(run.checked ?? []), ...(other?.checked ?? [])]);
  return { ...run, ...(checked.length > 0 && { checked }), submissions };
}

/** Her words at the pauses of a run, each once, in the order in which she gave them. */
export function everyCheck(checks: readonly PauseCheck[]): readonly PauseCheck[] {
  const byMoment = new Map(checks.map((check) => [`${check.at} ${check.pause}`, check]));
  return [...byMoment.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Named member by member: what only the browser's journal notes does not get into the workbook. */
function joined(one: LedgerSubmission, other: LedgerSubmission | undefined): LedgerSubmission {
  const outcome = tellsMore(other?.outcome, one.outcome) ? other?.outcome : one.outcome;
  const decision = later(one.decision, other?.decision);
  const photo = one.photo === true && { photo: one.photo };
  return { id: one.id, rows: one.rows, ...photo, ...(outcome && { outcome }), ...(decision && { decision }) };
}

function later(one: Decision | undefined, other: Decision | undefined): Decision | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.at > one.at ? other : one;
}
