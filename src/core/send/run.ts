import type { KivaGateway } from '../../ports/kivaGateway';
import type { Clock, Ids } from '../../ports/platform';
import type { Ledger } from '../../ports/stores';
import type { AbortSignalLike } from '../../ports/workbook';
import type { SendEvent } from './events';
import type { LedgerRun } from './ledgerRun';
import type { SendPlan } from './plan';

/** What a run needs from outside. `queued` writes the Queued block into the sheet: durable before the first byte leaves. */
export interface RunPorts {
  readonly gateway: KivaGateway;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly queued: () => Promise<void>;
}

/** Sends a plan, one submission after the other, and tells each step; cancelling stops before the next one. */
export function run(
  _plan: SendPlan,
  _entry: Omit<LedgerRun, 'submissions' | 'startedAt' | 'version'>,
  _ports: RunPorts,
  _signal: AbortSignalLike,
): AsyncGenerator<SendEvent, void, void> {
  throw new Error('to be built');
}

/** Asks the relay for every submission that a ledger run has no outcome for (a pane that died); never sends. */
export function resume(
  _entry: LedgerRun,
  _storeId: string,
  _ports: Omit<RunPorts, 'queued'>,
): AsyncGenerator<SendEvent, void, void> {
  throw new Error('to be built');
}
