import type { KivaGateway } from '../../ports/kivaGateway';
import type { Clock, Ids } from '../../ports/platform';
import type { Photos } from '../../ports/photos';
import type { Claim, Ledger, RunJournal } from '../../ports/stores';
import type { AbortSignalLike } from '../../ports/workbook';
import type { RunPause, SendEvent, StopReason } from './events';
import { partsOf } from '../submission/partOf';
import type { LedgerRun } from './ledgerRun';
import { lacksFirstRows, NO_PROGRESS, pauseAfter, type Progress } from './pauseAfter';
import type { SendPlan } from './plan';
import { NO_HISTORY, reasonNotSent, type History, type PolicySettings } from './policy';
import { ledgerRun, noteCheck, openRun } from './remember';
import { beginSmall, sendParcel, type Parcel } from './sendParcel';
import { SEND_SETTINGS } from './sendSettings';
import { settle } from './settle';

export { resume } from './resume';

/** What a run needs from outside, in the order in which it makes itself durable before the first byte leaves. */
export interface RunPorts {
  readonly gateway: KivaGateway;
  readonly journal: RunJournal;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Where pictures come from; without it nothing that has a photo leaves. */
  readonly photos?: Pick<Photos, 'encoded'>;
  /** Writes the Queued block into the sheet. */
  readonly queued: () => Promise<void>;
  /** Saves the workbook, or waits until she did; false when she gave it up. */
  readonly save: () => Promise<boolean>;
  /** Other senders' claims as they stand in the workbook now. */
  readonly otherClaims: () => Promise<readonly Claim[]>;
  /** Her word at a pause. */
  readonly answer: (pause: RunPause) => Promise<'goOn' | 'stop'>;
}

/** What of core/send/sendSettings a run goes by. */
export interface RunSettings extends PolicySettings {
  /** Share of faulted rows above which a run asks once. */
  readonly problemShare: number;
}

/**
 * Sends a plan, one submission after the other, and tells each step; cancelling stops before the next one.
 * Journal and ledger know every submission before it leaves and every outcome before it is told. Throws what the first
 * of the ports refused; what is open then can be asked for later by its id.
 */
export async function* run(
  plan: SendPlan,
  entry: Omit<LedgerRun, 'submissions' | 'startedAt' | 'version'>,
  ports: RunPorts,
  signal: AbortSignalLike,
  settings: RunSettings = SEND_SETTINGS,
): AsyncGenerator<SendEvent, void, void> {
  const opened = ledgerRun(entry, plan.submissions, ports.clock.now());
  await openRun(opened, ports, () => ports.clock.now());
  yield { type: 'opened', plan, run: opened };
  const held = yield* prepare(opened, ports);
  let stopped = held?.reason;
  let history: History = NO_HISTORY;
  let progress: Progress = NO_PROGRESS;
  /** The next one last. */
  const waiting: Parcel[] = plan.submissions.map((submission) => ({ submission, runId: opened.runId })).reverse();
  for (let parcel = waiting.pop(); parcel !== undefined; parcel = waiting.pop()) {
    if (signal.aborted) stopped ??= 'cancelled';
    if (stopped !== undefined) {
      yield* settle(parcel.runId, parcel.submission.id, { fate: 'notSent', reason: reasonNotSent(stopped) }, ports);
      continue;
    }
    if (lacksFirstRows(progress, plan.firstRows) && partsOf(parcel.submission) > plan.firstRows) {
      waiting.push(...[...(yield* beginSmall(parcel, plan.firstRows, opened, ports))].reverse());
      // Parted anew: a file that only knows them together would have her look for what PA2 does not show.
      yield { type: 'saving' };
      if (!(await ports.save())) stopped = 'notSaved';
      continue;
    }
    const sent = yield* sendParcel(parcel, { opened, history, settings }, ports, signal);
    ({ history, stopped } = sent);
    waiting.push(...[...sent.next].reverse());
    if (stopped !== undefined || waiting.length === 0) continue;
    const after = pauseAfter(progress, sent.counts, { ...settings, firstRows: plan.firstRows });
    progress = after.progress;
    if (after.pause === undefined || signal.aborted) continue;
    yield { type: 'paused', pause: after.pause };
    const word = await ports.answer(after.pause);
    if (signal.aborted) continue;
    if (word === 'stop') stopped = 'stoppedAtPause';
    else await noteCheck(opened.runId, { at: ports.clock.now(), pause: after.pause.reason }, ports);
  }
  if (stopped === undefined) yield { type: 'finished' };
  else yield { type: 'stopped', reason: stopped, ...(held?.by && { by: held.by }) };
}

/** Why nothing may leave, and who sends instead. */
interface Held {
  readonly reason: StopReason;
  readonly by?: Pick<Claim, 'initials' | 'at'>;
}

/** Queued, saved, and nobody else sending: only then may the first byte leave. Answers why it may not. */
async function* prepare(opened: LedgerRun, ports: RunPorts): AsyncGenerator<SendEvent, Held | undefined, void> {
  try {
    await ports.queued();
    yield { type: 'saving' };
    if (!(await ports.save())) return { reason: 'notSaved' };
    const [other] = await ports.otherClaims();
    return other && { reason: 'otherSender', by: { initials: other.initials, at: other.since ?? other.at } };
  } catch (refusal) {
    yield* takeBack(opened, ports);
    throw refusal;
  }
}

/** Settles a run of which nothing was handed over: left open, its rows would stay out of her next attempt. */
async function* takeBack({ runId, submissions }: LedgerRun, ports: RunPorts): AsyncGenerator<SendEvent, void, void> {
  for (const { id } of submissions) {
    try {
      yield* settle(runId, id, { fate: 'notSent', reason: 'runStopped' }, ports);
    } catch {
      // The refusal that brought her here is the one to tell. What stays open is safe: its rows wait until somebody
      // asks, and the journal knows that they were never handed over.
      return;
    }
  }
}
