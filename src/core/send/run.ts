import type { KivaGateway } from '../../ports/kivaGateway';
import type { Clock, Ids } from '../../ports/platform';
import type { Claim, Ledger, RunJournal } from '../../ports/stores';
import type { AbortSignalLike } from '../../ports/workbook';
import type { Outcome } from '../kiva/outcome';
import type { Submission } from '../submission/submission';
import { deliver } from './deliver';
import type { RunPause, SendEvent, StopReason } from './events';
import type { LedgerRun } from './ledgerRun';
import { pause } from './pause';
import type { SendPlan } from './plan';
import { historyAfter, historyOfFollower, nextStep, NO_HISTORY, reasonNotSent, type History } from './policy';

export { resume } from './resume';

/** What a run needs from outside, in the order in which it makes itself durable before the first byte leaves. */
export interface RunPorts {
  readonly gateway: KivaGateway;
  readonly journal: RunJournal;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Writes the Queued block into the sheet. */
  readonly queued: () => Promise<void>;
  /** Saves the workbook, or waits until she did; false when she gave it up. */
  readonly save: () => Promise<boolean>;
  /** Other senders' claims as they stand in the workbook now. */
  readonly otherClaims: () => Promise<readonly Claim[]>;
  /** Her word at a pause. */
  readonly answer: (pause: RunPause) => Promise<'goOn' | 'stop'>;
}

/**
 * Sends a plan, one submission after the other, and tells each step; cancelling stops before the next one.
 * The ledger knows every submission before it leaves and every outcome before it is told.
 */
export async function* run(
  plan: SendPlan,
  entry: Omit<LedgerRun, 'submissions' | 'startedAt' | 'version'>,
  ports: RunPorts,
  signal: AbortSignalLike,
): AsyncGenerator<SendEvent, void, void> {
  const opened = ledgerRun(entry, plan.submissions, ports.clock.now());
  await ports.ledger.open(opened);
  yield { type: 'opened', plan, run: opened };
  try {
    await ports.queued();
  } catch (refusal) {
    yield* takeBack(opened, ports);
    throw refusal;
  }
  let history = NO_HISTORY;
  let stopped: StopReason | undefined;
  for (const submission of plan.submissions) {
    if (signal.aborted) stopped ??= 'cancelled';
    if (stopped !== undefined) {
      yield* settle(opened.runId, submission.id, { fate: 'notSent', reason: reasonNotSent(stopped) }, ports);
      continue;
    }
    const sent = yield* sendRows(opened, submission, history, ports, signal);
    history = sent.history;
    stopped = sent.stopped;
  }
  yield stopped === undefined ? { type: 'finished' } : { type: 'stopped', reason: stopped };
}

interface Sent {
  readonly history: History;
  readonly stopped?: StopReason;
}

/** One submission's rows until they are settled or the run must stop, under as many ids as Kiva's refusals to listen need. */
async function* sendRows(
  opened: LedgerRun,
  first: Submission,
  before: History,
  ports: RunPorts,
  signal: AbortSignalLike,
): AsyncGenerator<SendEvent, Sent, void> {
  const { clock, ledger } = ports;
  let submission = first;
  let runId = opened.runId;
  let history = before;
  for (;;) {
    yield { type: 'sending', submissionId: submission.id, at: clock.now() };
    const delivered = yield* deliver(submission, ports, signal);
    if ('unsettled' in delivered) return { history, stopped: delivered.unsettled };
    const { outcome } = delivered;
    const next = nextStep(outcome, history);
    if (next.step !== 'follow') {
      yield* settle(runId, submission.id, outcome, ports);
      return { history: historyAfter(outcome, history), ...(next.step === 'stop' && { stopped: next.reason }) };
    }
    const at = clock.now();
    await ledger.settle(runId, submission.id, { at, outcome });
    if (next.afterSeconds > 0) {
      yield { type: 'waiting', submissionId: submission.id, seconds: next.afterSeconds, reason: 'limited' };
      await pause(clock, next.afterSeconds, signal);
    }
    if (signal.aborted) {
      yield { type: 'settled', submissionId: submission.id, at, outcome };
      return { history, stopped: 'cancelled' };
    }
    history = historyOfFollower(outcome, history);
    const by: Submission = { ...submission, id: ports.ids(), follows: submission.id };
    runId = ports.ids();
    try {
      // A part of the ledger that was written is never rewritten: a new id needs an entry of its own.
      await ledger.open(ledgerRun({ ...opened, runId }, [by], clock.now()));
    } catch (refusal) {
      yield { type: 'settled', submissionId: submission.id, at, outcome };
      throw refusal;
    }
    yield { type: 'followed', submissionId: submission.id, by };
    submission = by;
  }
}

/** Settles a run of which nothing was handed over: left open, its rows would stay out of her next attempt. */
async function* takeBack({ runId, submissions }: LedgerRun, ports: RunPorts): AsyncGenerator<SendEvent, void, void> {
  for (const { id } of submissions) {
    try {
      yield* settle(runId, id, { fate: 'notSent', reason: 'runStopped' }, ports);
    } catch {
      // The refusal that brought her here is the one to tell. What stays open is safe: its rows wait until the relay,
      // which never heard of them, is asked.
      return;
    }
  }
}

async function* settle(
  runId: string,
  submissionId: string,
  outcome: Outcome,
  { clock, ledger }: RunPorts,
): AsyncGenerator<SendEvent, void, void> {
  const at = clock.now();
  await ledger.settle(runId, submissionId, { at, outcome });
  yield { type: 'settled', submissionId, at, outcome };
}

function ledgerRun(
  entry: Omit<LedgerRun, 'submissions' | 'startedAt' | 'version'>,
  submissions: readonly Submission[],
  startedAt: string,
): LedgerRun {
  return {
    ...entry,
    version: 1,
    startedAt,
    submissions: submissions.map(({ id, rows }) => ({
      id,
      rows: rows.map(({ key, fingerprint, loanId, amount, row }) => ({
        key,
        fingerprint,
        loanId,
        ...(amount !== undefined && { amount }),
        row,
      })),
    })),
  };
}
