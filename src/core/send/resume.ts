import type { GatewayAnswer } from '../../ports/kivaGateway';
import { RECORD_KINDS } from '../catalogue';
import type { RecordKind } from '../catalogue/recordKind';
import type { Outcome } from '../kiva/outcome';
import { outcomeOf } from '../kiva/readOutcome';
import { ASK_SECONDS } from './deliver';
import type { SendEvent, StopReason } from './events';
import type { LedgerRun } from './ledgerRun';
import { RELAY_PAUSES } from './policy';
import type { RunPorts } from './run';

type ResumePorts = Omit<RunPorts, 'queued'>;

/** A PUT that was under way when the pane died may still arrive: the relay is asked twice before it counts as never sent. */
const SECONDS_FOR_STRAYS = 5;

/**
 * Asks the relay for every submission that a ledger run has no outcome for (a pane that died); never sends.
 * Outcomes that the ledger has are told again first, so that the state is whole.
 */
export async function* resume(
  entry: LedgerRun,
  storeId: string,
  ports: ResumePorts,
): AsyncGenerator<SendEvent, void, void> {
  const { endpoint } = RECORD_KINDS[entry.kind];
  for (const { id, outcome: settled } of entry.submissions) {
    if (settled !== undefined) yield { type: 'settled', submissionId: id, at: settled.at, outcome: settled.outcome };
  }
  for (const { id, outcome: settled } of entry.submissions) {
    if (settled !== undefined) continue;
    const asked: Asked =
      entry.storeId === storeId
        ? yield* askFor(id, endpoint, ports)
        : { outcome: { fate: 'unknown', reason: 'relayLost' } };
    if ('stopped' in asked) {
      yield { type: 'stopped', reason: asked.stopped };
      return;
    }
    const at = ports.clock.now();
    await ports.ledger.settle(entry.runId, id, { at, outcome: asked.outcome });
    yield { type: 'settled', submissionId: id, at, outcome: asked.outcome };
  }
  yield { type: 'finished' };
}

type Asked = { readonly outcome: Outcome } | { readonly stopped: StopReason };

async function* askFor(
  id: string,
  endpoint: RecordKind['endpoint'],
  { gateway, clock }: ResumePorts,
): AsyncGenerator<SendEvent, Asked, void> {
  let tries = 0;
  let wasKnown = false;
  let isSecondLook = false;
  for (;;) {
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
        await clock.sleep(seconds * 1000);
        break;
      }
      case 'noSuchSubmission':
        if (wasKnown) return { outcome: { fate: 'unknown', reason: 'relayLost' } };
        // The relay notes a submission before it calls Kiva: what it does not know it never sent.
        if (isSecondLook) return { outcome: { fate: 'notSent', reason: 'relayUnreachable' } };
        isSecondLook = true;
        await clock.sleep(SECONDS_FOR_STRAYS * 1000);
        break;
      case 'refused':
        return { stopped: answer.error === 'relayFault' ? 'relayUnreachable' : 'unauthorised' };
      case 'notOpened':
      case 'answered':
      case 'cut':
      case 'expired':
        return { outcome: outcomeOf(answer, endpoint) };
    }
  }
}
