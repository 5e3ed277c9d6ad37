import type { SessionAnswer, SessionRequest } from '../../core/relayProtocol/messages';
import type { LedgerRun } from '../../core/send/ledgerRun';
import { loadAccount } from '../accounts';
import type { FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';

/** The runs of this environment and partner that have a submission whose outcome nobody knows yet. */
export function unfinishedRuns(runs: readonly LedgerRun[], session: SessionAnswer): readonly LedgerRun[] {
  return runs.filter(
    (run) =>
      run.environment === session.environment &&
      run.partnerId === session.partnerId &&
      run.submissions.some((submission) => submission.outcome === undefined),
  );
}

/** Opens a session and looks for what an earlier send left open; the credentials are not kept. */
export async function connect(
  ports: Pick<PanePorts, 'gateway' | 'ledger' | 'preferences'>,
  request: SessionRequest,
): Promise<FlowEvent> {
  const session = await ports.gateway.openSession(request);
  const unfinished = unfinishedRuns(await ports.ledger.runs(), session);
  const account = loadAccount(ports.preferences, session.environment, session.partnerId);
  return { type: 'connected', session, unfinished, ...(account && { account }) };
}
