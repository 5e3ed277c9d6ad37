import { RECORD_KINDS } from '../../core/catalogue';
import type { LedgerRun, LedgerSubmission } from '../../core/send/ledgerRun';
import type { SendPlan } from '../../core/send/plan';
import { hasLeft } from '../../core/send/standing';

/** The runs that began after this one; of two at one moment, the one that was written later. */
function laterThan(run: LedgerRun, runs: readonly LedgerRun[]): readonly LedgerRun[] {
  const own = runs.findIndex(({ runId }) => runId === run.runId);
  // A follower can start within the same millisecond as what it follows: then the order of writing tells.
  return runs.filter(
    ({ startedAt }, at) => at !== own && (startedAt > run.startedAt || (startedAt === run.startedAt && at > own)),
  );
}

/** Keys of rows of this sheet that a later run took up, with the same content or another: it tells what became of them. */
export function overtakenKeys(run: LedgerRun, runs: readonly LedgerRun[]): ReadonlySet<string> {
  const later = laterThan(run, runs).filter(({ sheetId }) => sheetId === run.sheetId);
  const spoken = later.flatMap(({ submissions }) => submissions).filter(hasLeft);
  return new Set(spoken.flatMap(({ rows }) => rows.map(({ key }) => key)));
}

/** The submissions whose rows no later run took up again: only these may say what stands beside the rows. */
export function stillSpeaking(run: LedgerRun, runs: readonly LedgerRun[]): readonly LedgerSubmission[] {
  const takenUp = new Set(
    laterThan(run, runs)
      .flatMap(({ submissions }) => submissions)
      .filter(hasLeft)
      .flatMap(({ rows }) => rows.map(({ fingerprint }) => fingerprint)),
  );
  return run.submissions.flatMap((submission) => {
    const { outcome, rows, decision } = submission;
    const isParted = decision?.arrived === true && decision.missing !== undefined;
    if (outcome === undefined && !isParted) return [submission];
    const kept = rows.filter(({ fingerprint }) => !takenUp.has(fingerprint));
    // The rows that the register did not know went out in a later submission; the others only this one speaks for.
    const isShared = outcome?.outcome.fate === 'notSent' && outcome.outcome.reason === 'knownBefore';
    return kept.length === rows.length || ((isShared || isParted) && kept.length > 0)
      ? [{ ...submission, rows: kept }]
      : [];
  });
}

/** Submissions that are remembered, as a plan again; their bodies are gone, since they were never kept. */
export function planAgain(run: LedgerRun, submissions: readonly LedgerSubmission[]): SendPlan {
  const { kind, environment, partnerId } = run;
  const { endpoint } = RECORD_KINDS[kind];
  return {
    submissions: submissions.map(({ id, rows }) => ({
      id,
      kind,
      environment,
      partnerId,
      endpoint,
      body: '',
      records: [],
      rows: rows.map((row) => ({ ...row, content: row.content ?? '', row: row.row ?? 0 })),
    })),
    skipped: [],
    changed: [],
    rowCount: submissions.reduce((count, { rows }) => count + rows.length, 0),
  };
}
