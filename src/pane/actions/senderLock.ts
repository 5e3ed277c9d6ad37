import type { SessionAnswer } from '../../core/relayProtocol/messages';
import { Fault } from '../../ports/fault';
import type { SenderLock } from '../../ports/stores';

/**
 * Does work that no other pane of this browser may do at the same time for this environment and partner: sending, and
 * settling what a send left open. Throws the Fault `anotherPaneSends` before the work starts when one does.
 */
export async function asOnlySender<T>(
  lock: SenderLock,
  { environment, partnerId }: Pick<SessionAnswer, 'environment' | 'partnerId'>,
  work: () => Promise<T>,
): Promise<T> {
  const done = await lock.hold(`send:${environment}:${partnerId}`, async () => ({ result: await work() }));
  if (done === 'taken') throw new Fault('anotherPaneSends');
  return done.result;
}
