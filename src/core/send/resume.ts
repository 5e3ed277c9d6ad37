import type { GatewayAnswer } from '../../ports/kivaGateway';
import type { AbortSignalLike } from '../../ports/workbook';
import { RECORD_KINDS } from '../catalogue';
import type { RecordKind } from '../catalogue/recordKind';
import type { Outcome } from '../kiva/outcome';
import { outcomeOf } from '../kiva/readOutcome';
import { ASK_SECONDS } from './deliver';
import type { SendEvent, StopReason } from './events';
import type { Decision, LedgerRun, LedgerSubmission } from './ledgerRun';
import { neverLeft } from './neverLeft';
import { pause } from './pause';
import { RELAY_PAUSES } from './policy';
import type { RunPorts } from './run';
import { settle } from './settle';

/** What resuming needs: it asks the relay, and notes what it hears. */
export type ResumePorts = Pick<RunPorts, 'gateway' | 'journal' | 'ledger' | 'clock'>;

/** A PUT that was under way when the pane died may still arrive: the relay is asked twice before it counts as never sent. */
const SECONDS_FOR_STRAYS = 5;

/**
 * Asks the relay for every submission of a run that neither ledger nor journal has an outcome for (a pane that died);
 * never sends. Outcomes that are known are told again first, so that the state is whole. What another relay's store
 * holds is left open and not noted, since that one can still answer. A signal that is aborted ends it before the next question. `entry` is the run as core/send/mergeRuns gives it.
 */
export async function* resume(
  entry: LedgerRun,
  storeId: string,
  ports: ResumePorts,
  signal: AbortSignalLike,
): AsyncGenerator<SendEvent, void, void> {
  const { runId, submissions } = entry;
  for (const { id, outcome: settled, decision } of submissions) {
    if (settled === undefined) continue;
    yield { type: 'settled', submissionId: id, at: settled.at, outcome: settled.outcome };
    if (decision !== undefined) yield { type: 'decided', submissionId: id, decision };
  }
  const open = submissions.filter(({ outcome }) => outcome === undefined);
  if (open.length > 0) {
    const journalled = (await ports.journal.runs()).find((run) => run.runId === runId);
    const memory = journalled === undefined ? { ...ports, journal: withoutNotes(ports.journal) } : ports;
    const ask = asker(RECORD_KINDS[entry.kind].endpoint, ports, signal);
    let isElsewhere = false;
    for (const submission of open) {
      const { id, decision } = submission;
      const isNever = neverLeft(journalled, id);
      if (!isNever && entry.storeId !== storeId) {
        isElsewhere = true;
        yield* tellUnasked(entry, id, decision);
        continue;
      }
      const asked: Asked = isNever ? { outcome: { fate: 'notSent', reason: 'runStopped' } } : yield* ask(submission);
      if ('stopped' in asked) {
        yield { type: 'stopped', reason: asked.stopped };
        return;
      }
      yield* settle(runId, id, asked.outcome, memory);
      if (decision !== undefined) yield { type: 'decided', submissionId: id, decision };
    }
    if (isElsewhere) {
      yield { type: 'stopped', reason: 'otherStore' };
      return;
    }
  }
  yield { type: 'finished' };
}

/** Tells of a submission that cannot be asked for here what a person found; without that it is on its way, for all anybody knows. */
function* tellUnasked(
  { startedAt }: LedgerRun,
  submissionId: string,
  decision: Decision | undefined,
): Generator<SendEvent, void, void> {
  if (decision === undefined) {
    yield { type: 'sending', submissionId, at: startedAt };
    return;
  }
  yield { type: 'settled', submissionId, at: startedAt, outcome: { fate: 'unknown', reason: 'relayLost' } };
  yield { type: 'decided', submissionId, decision };
}

/** A run of another browser stays out of this one's journal: there, "never handed over" would be read as "never sent". */
function withoutNotes(journal: RunPorts['journal']): RunPorts['journal'] {
  return { ...journal, settle: () => Promise.resolve() };
}

type Asked = { readonly outcome: Outcome } | { readonly stopped: StopReason };
type Ask = (submission: Pick<LedgerSubmission, 'id' | 'rows'>) => AsyncGenerator<SendEvent, Asked, void>;

/** Asks for one id after the other; strays are waited for once, since no PUT is younger than the asking. */
function asker(endpoint: RecordKind['endpoint'], { gateway, clock }: ResumePorts, signal: AbortSignalLike): Ask {
  let straysHaveArrived = false;
  return async function* ask({ id, rows }) {
    let tries = 0;
    let wasKnown = false;
    for (;;) {
      if (signal.aborted) return { stopped: 'cancelled' };
      const answer: GatewayAnswer = await gateway.ask(id, ASK_SECONDS);
      switch (answer.phase) {
        case 'working':
          tries = 0;
          wasKnown = true;
          await clock.sleep(1000);
          break;
        case 'unreachable': {
          const seconds = RELAY_PAUSES[tries];
          if (seconds === undefined) return { stopped: 'relayUnreachable' };
          tries += 1;
          yield { type: 'waiting', submissionId: id, seconds, reason: 'relayUnreachable' };
          await pause(clock, seconds, signal);
          break;
        }
        case 'noSuchSubmission':
          if (wasKnown) return { outcome: { fate: 'unknown', reason: 'relayLost' } };
          // The relay notes a submission before it calls Kiva: what it does not know it never sent.
          if (straysHaveArrived) return { outcome: { fate: 'notSent', reason: 'relayUnreachable' } };
          straysHaveArrived = true;
          await clock.sleep(SECONDS_FOR_STRAYS * 1000);
          break;
        case 'refused':
          return { stopped: answer.error === 'relayFault' ? 'relayUnreachable' : 'unauthorised' };
        case 'known':
        case 'notOpened':
        case 'answered':
        case 'cut':
        case 'expired':
          return { outcome: outcomeOf(answer, endpoint, rows) };
      }
    }
  };
}
