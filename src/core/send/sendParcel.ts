import type { AbortSignalLike } from '../../ports/workbook';
import type { Outcome } from '../kiva/outcome';
import type { KnownFact } from '../relayProtocol/messages';
import { partOf, partsOf } from '../submission/partOf';
import type { Submission } from '../submission/submission';
import { deliver } from './deliver';
import type { SendEvent, StopReason } from './events';
import { knownRows } from './knownRows';
import { learntRun } from './learntRun';
import type { LedgerRun } from './ledgerRun';
import { pause } from './pause';
import { countRows, type RowCounts } from './pauseAfter';
import { historyAfter, historyOfFollower, nextStep, NO_HISTORY, type History } from './policy';
import { ledgerRun, noteOutcome, openRun } from './remember';
import type { RunPorts, RunSettings } from './run';
import { settle } from './settle';

/** A submission and the run entry in journal and ledger that holds it. */
export interface Parcel {
  readonly submission: Submission;
  readonly runId: string;
}

/** What a parcel is sent with: the run it belongs to, what came before it, and what the run goes by. */
export interface ParcelContext {
  readonly opened: LedgerRun;
  readonly history: History;
  readonly settings: RunSettings;
}

/** What became of a parcel. */
export interface SentParcel {
  readonly history: History;
  readonly stopped: StopReason | undefined;
  /** Parcels that carry rows of this one under new ids; they come before all others. */
  readonly next: readonly Parcel[];
  /** The rows that are done with, without those that `next` carries. */
  readonly counts: RowCounts;
}

type Steps = AsyncGenerator<SendEvent, SentParcel, void>;

const NO_ROWS: RowCounts = { taken: 0, answered: 0, faulted: 0 };

/** Hands one submission over and does what its outcome asks for; throws what journal or ledger refused. */
export async function* sendParcel(
  parcel: Parcel,
  context: ParcelContext,
  ports: RunPorts,
  signal: AbortSignalLike,
): Steps {
  const { submission, runId } = parcel;
  const at = ports.clock.now();
  await ports.journal.sending(runId, submission.id, at);
  yield { type: 'sending', submissionId: submission.id, at };
  const delivered = yield* deliver(submission, ports, signal);
  if ('unsettled' in delivered) {
    return { history: context.history, stopped: delivered.unsettled, next: [], counts: NO_ROWS };
  }
  if ('known' in delivered) return yield* sendOthers(parcel, delivered.known, context, ports);
  const { outcome } = delivered;
  const next = nextStep(outcome, context.history, context.settings, partsOf(submission));
  if (next.step === 'follow') return yield* follow(parcel, outcome, next.afterSeconds, context, ports, signal);
  if (next.step === 'split') return yield* split(parcel, outcome, context, ports);
  yield* settle(runId, submission.id, outcome, ports);
  return {
    history: historyAfter(outcome, context.history),
    stopped: next.step === 'stop' ? next.reason : undefined,
    next: [],
    counts: countRows(submission, outcome),
  };
}

/** The same rows and body once more, under a new id. */
async function* follow(
  { submission, runId }: Parcel,
  outcome: Outcome,
  afterSeconds: number,
  { opened, history }: ParcelContext,
  ports: RunPorts,
  signal: AbortSignalLike,
): Steps {
  const { id } = submission;
  const settled = yield* note(runId, id, outcome, ports);
  if (afterSeconds > 0) {
    yield { type: 'waiting', submissionId: id, seconds: afterSeconds, reason: 'limited' };
    await pause(ports.clock, afterSeconds, signal);
  }
  if (signal.aborted) {
    yield settled;
    return { history, stopped: 'cancelled', next: [], counts: NO_ROWS };
  }
  const by: Submission = { ...submission, id: ports.ids(), follows: id };
  const next = yield* openAnew([by], settled, opened, ports);
  yield { type: 'followed', submissionId: id, by };
  return { history: historyOfFollower(outcome, history), stopped: undefined, next, counts: NO_ROWS };
}

/** A refused batch whose status proves that nothing was taken: its halves find the row that spoils it. */
async function* split(
  { submission, runId }: Parcel,
  outcome: Outcome,
  { opened }: ParcelContext,
  ports: RunPorts,
): Steps {
  const { id, rows } = submission;
  const settled = yield* note(runId, id, outcome, ports);
  const places = [...rows.keys()];
  const middle = Math.ceil(places.length / 2);
  const by = [places.slice(0, middle), places.slice(middle)].map((part) => partOf(submission, part, ports.ids()));
  const next = yield* openAnew(by, settled, opened, ports);
  yield { type: 'split', submissionId: id, by };
  return { history: NO_HISTORY, stopped: undefined, next, counts: NO_ROWS };
}

/** Parts a submission that has not left, so that so many of its rows go out before the others. */
export async function* beginSmall(
  { submission, runId }: Parcel,
  firstRows: number,
  opened: LedgerRun,
  ports: RunPorts,
): AsyncGenerator<SendEvent, readonly Parcel[], void> {
  const { id, rows } = submission;
  const settled = yield* note(runId, id, { fate: 'notSent', reason: 'runStopped' }, ports);
  const places = [...rows.keys()];
  const by = [places.slice(0, firstRows), places.slice(firstRows)].map((part) =>
    partOf(submission, part, ports.ids(), 'anew'),
  );
  const next = yield* openAnew(by, settled, opened, ports);
  yield { type: 'split', submissionId: id, by };
  return next;
}

/** The register knows some rows: these stay at home, and the others go out under a new id. The old id is spent. */
async function* sendOthers(
  { submission, runId }: Parcel,
  facts: readonly KnownFact[],
  { opened, history }: ParcelContext,
  ports: RunPorts,
): Steps {
  const { id } = submission;
  const outcome: Outcome = { fate: 'notSent', reason: 'knownBefore' };
  const { skipped, changed, rest } = knownRows(submission, facts);
  // Without a row that stays at home the same would be asked for ever: such an answer makes no sense, and nothing left.
  if (rest.length === submission.rows.length) {
    yield* settle(runId, id, outcome, ports);
    return { history, stopped: undefined, next: [], counts: countRows(submission, outcome) };
  }
  const settled = yield* note(runId, id, outcome, ports);
  const learnt = learntRun(opened, submission, facts, { runId: ports.ids(), at: settled.at });
  if (learnt !== undefined) yield* openOrTell(learnt, settled, ports);
  const tellKnown = { type: 'known', submissionId: id, at: settled.at, skipped, changed } as const;
  if (rest.length === 0) {
    yield tellKnown;
    return { history, stopped: undefined, next: [], counts: NO_ROWS };
  }
  const by = partOf(submission, rest, ports.ids());
  const next = yield* openAnew([by], settled, opened, ports);
  yield { ...tellKnown, by };
  return { history, stopped: undefined, next, counts: NO_ROWS };
}

type Settled = Extract<SendEvent, { type: 'settled' }>;

/** Notes an outcome that is not told by itself, unless the run ends on a refusal here. */
async function* note(
  runId: string,
  submissionId: string,
  outcome: Outcome,
  ports: RunPorts,
): AsyncGenerator<SendEvent, Settled, void> {
  const at = ports.clock.now();
  const settled: Settled = { type: 'settled', submissionId, at, outcome };
  const { isKept, refusal } = await noteOutcome(runId, submissionId, { at, outcome }, ports);
  if (refusal === undefined) return settled;
  if (isKept) yield settled;
  throw refusal.thrown;
}

/**
 * An entry of its own in journal and ledger for new ids: a part of the ledger that was written is never rewritten.
 * When it is refused, the outcome of the submission that they carry on is told before the refusal is thrown.
 */
async function* openAnew(
  submissions: readonly Submission[],
  tellBefore: Settled,
  opened: LedgerRun,
  ports: RunPorts,
): AsyncGenerator<SendEvent, readonly Parcel[], void> {
  const runId = ports.ids();
  yield* openOrTell(ledgerRun({ ...opened, runId }, submissions, ports.clock.now()), tellBefore, ports);
  return submissions.map((submission) => ({ submission, runId }));
}

async function* openOrTell(
  run: LedgerRun,
  tellBefore: Settled,
  ports: RunPorts,
): AsyncGenerator<SendEvent, void, void> {
  try {
    await openRun(run, ports, () => ports.clock.now());
  } catch (refusal) {
    yield tellBefore;
    throw refusal;
  }
}
