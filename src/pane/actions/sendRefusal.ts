import type { RecordKind } from '../../core/catalogue/recordKind';
import type { RunState } from '../../core/send/reduce';
import { Fault } from '../../ports/fault';
import type { KivaGateway } from '../../ports/kivaGateway';
import { missingScope } from '../missingScope';

/** That Kiva itself, and not its token endpoint or the relay, refused who sends. */
export interface SendRefusal {
  /** 401 or 403. */
  readonly status: number;
  /** What the latest token does not allow; absent where it allows the call, or nobody could tell. */
  readonly missingScope?: string;
}

/**
 * What a send that stopped as unauthorised was refused by; undefined for other ends, and where Kiva did not answer 401
 * or 403. The relay asked for a new token before it was refused the second time: that one's scopes are compared.
 */
export async function sendRefusal(
  gateway: Pick<KivaGateway, 'session'>,
  kind: RecordKind,
  { stopped, submissions }: RunState,
): Promise<SendRefusal | undefined> {
  if (stopped !== 'unauthorised') return undefined;
  const refused = Object.values(submissions).flatMap((one) =>
    one.phase === 'settled' && one.outcome.fate === 'unauthorised' ? [one.outcome.status] : [],
  );
  const status = refused.at(-1);
  if (status === undefined) return undefined;
  const scope = await scopeMissingNow(gateway, kind);
  return { status, ...(scope !== undefined && { missingScope: scope }) };
}

async function scopeMissingNow(gateway: Pick<KivaGateway, 'session'>, kind: RecordKind): Promise<string | undefined> {
  try {
    return missingScope(kind, await gateway.session());
  } catch (thrown) {
    // The send is over and told: what cannot be asked now is only not named.
    if (!(thrown instanceof Fault)) throw thrown;
    return undefined;
  }
}
